import { type Box, type ComponentsEnv, configureComponents } from '@/components/env'

/** A machine for the components whose parts a test can look at and set. */
export function testEnvironment(more: Partial<ComponentsEnv> = {}) {
  const seen = { scrollLocks: [] as boolean[], measured: [] as string[] }
  const box: Box = { left: 20, top: 0, width: 200, height: 6 }
  configureComponents({
    goBack: () => undefined,
    switchTab: () => undefined,
    join: () => undefined,
    setTitle: () => undefined,
    measure: async id => {
      seen.measured.push(id)
      return box
    },
    pictureUrl: (src, format) => `https://shop.test/${src}.${format}`,
    lockScroll: locked => seen.scrollLocks.push(locked),
    prefersLessMotion: () => false,
    now: () => Date.now(),
    ...more,
  })
  return { seen, box }
}
