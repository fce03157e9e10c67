import Taro from '@tarojs/taro'
import type { ComponentsEnv } from '@/components/env'
import { BASE_URL } from './base-url'
import { measure } from './measure'
import { goBack, switchTab } from './navigation'

/** The real machine behind the components. */
export const componentsPlatform: ComponentsEnv = {
  goBack,
  switchTab,
  setTitle: title => {
    void Taro.setNavigationBarTitle({ title })
  },
  measure,
  pictureUrl: (src, format) => `${BASE_URL}/pictures/${src}.${format}`,
  lockScroll: locked => {
    if (process.env.TARO_ENV !== 'h5') return
    document.documentElement.classList.toggle('scroll-locked', locked)
  },
  prefersLessMotion: () =>
    process.env.TARO_ENV === 'h5' && window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  now: () => Date.now(),
}
