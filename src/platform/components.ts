import Taro from '@tarojs/taro'
import type { ComponentsEnv } from '@/components/env'
import { PICTURE_URL } from './base-url'
import { measure } from './measure'
import { go, goBack, switchTab } from './navigation'

/** The real machine behind the components. */
export const componentsPlatform: ComponentsEnv = {
  goBack,
  switchTab,
  join: go.join,
  setTitle: title => {
    Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  },
  measure,
  pictureUrl: (src, format) => `${PICTURE_URL}/${src}.${format}`,
  lockScroll: locked => {
    if (process.env.TARO_ENV !== 'h5') return
    document.documentElement.classList.toggle('scroll-locked', locked)
  },
  prefersLessMotion: () =>
    process.env.TARO_ENV === 'h5' && window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  now: () => Date.now(),
}
