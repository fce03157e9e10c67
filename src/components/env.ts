/**
 * What the components need from the machine they run on. `src/app.tsx` hands in the platform's versions, tests hand
 * in plain functions, and no component touches Taro's API itself.
 */
export type TabName = 'home' | 'mall' | 'code' | 'me'

/** A box on the screen, px from the viewport's corner. */
export interface Box {
  left: number
  top: number
  width: number
  height: number
}

export interface ComponentsEnv {
  /** One page back, or to the home tab where there is none behind. */
  goBack(): void
  switchTab(tab: TabName): void
  /** Leads to joining: where a page is only there for members. */
  join(): void
  setTitle(title: string): void
  /** The box of the element with this id on the current page; undefined when it is not on the screen. */
  measure(id: string): Promise<Box | undefined>
  /** The address of a shop picture: `src` as in the catalogue, without extension. */
  pictureUrl(src: string, format: 'webp' | 'jpg'): string
  /** Stops the page behind an open popup from scrolling (browser only). */
  lockScroll(locked: boolean): void
  /** The member asked the machine for less motion. */
  prefersLessMotion(): boolean
  /** Wall clock in ms; countdowns are drawn against it. */
  now(): number
}

let current: ComponentsEnv | undefined

/** Called once at start, before the first page is drawn. */
export function configureComponents(env: ComponentsEnv): void {
  current = env
}

/** The environment handed in at start. */
export function componentsEnv(): ComponentsEnv {
  if (!current) throw new Error('configureComponents was not called')
  return current
}
