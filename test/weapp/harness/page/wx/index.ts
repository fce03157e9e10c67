import { report } from '../report'
import { abilityApis } from './abilities'
import { type ApiFamily, asyncApi } from './api'
import { deviceApis } from './device'
import { interfaceApis, type PageChrome } from './interface'
import { networkApis } from './network'
import { createIntersectionObserver, createSelectorQuery } from './selector-query'
import { storageApis } from './storage'

/** What the wx object needs from the page stack. */
export interface WxNeeds extends PageChrome {
  titleBarPx: number
  pageElement(): HTMLElement | undefined
  launchOptions(): unknown
  open(mode: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab', url: string): Promise<void>
  back(delta: number): void
  onAppShow(listener: (options: unknown) => void): void
  onAppHide(listener: () => void): void
}

function navigationApis({ open, back, onAppShow, onAppHide }: WxNeeds): ApiFamily {
  const opening = (mode: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') =>
    asyncApi(mode, ({ url }) => open(mode, String(url)))
  return {
    navigateTo: opening('navigateTo'),
    redirectTo: opening('redirectTo'),
    reLaunch: opening('reLaunch'),
    switchTab: opening('switchTab'),
    navigateBack: asyncApi('navigateBack', ({ delta }) => back(typeof delta === 'number' ? delta : 1)),
    onAppShow,
    onAppHide,
    offAppShow: () => undefined,
    offAppHide: () => undefined,
  }
}

/** Names the language or a library asks any object for; none of them is a wx API. */
const NOT_AN_API =
  /^(then|toJSON|constructor|hasOwnProperty|webpackJsonp|webpackChunk|prototype|__\w+|\$\$\w+)$/

/**
 * The `wx` object. What it does not imitate it writes down by name, so that a test fails with that name rather than
 * with whatever the page did without it.
 */
export function createWx(needs: WxNeeds): Record<string, unknown> {
  const apis: Record<string, unknown> = {
    ...storageApis(),
    ...deviceApis(needs.titleBarPx),
    ...networkApis(),
    ...interfaceApis(needs),
    ...abilityApis(needs.launchOptions),
    ...navigationApis(needs),
    createSelectorQuery: () => createSelectorQuery(needs.pageElement),
    createIntersectionObserver: () => createIntersectionObserver(needs.pageElement),
  }
  return new Proxy(apis, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target) && !NOT_AN_API.test(name)) {
        if (!report.unknownApis.includes(name)) report.unknownApis.push(name)
      }
      return Reflect.get(target, name) as unknown
    },
  })
}
