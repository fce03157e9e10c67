import { type ApiFamily, asyncApi, WxFailure } from './api'
import { hideNotice, type ModalOptions, showModal, showNotice, showSheet } from './native-ui'

const quiet = (name: string) => asyncApi(name, () => ({}))

/** What the harness needs from the page stack. */
export interface PageChrome {
  setTitle(title: string): void
  scrollTo(topPx: number): void
}

/** Toasts, dialogs, sheets, the title bar, scrolling. */
export function interfaceApis(chrome: PageChrome): ApiFamily {
  const noops = [
    'setNavigationBarColor',
    'showNavigationBarLoading',
    'hideNavigationBarLoading',
    'hideHomeButton',
    'setBackgroundColor',
    'setBackgroundTextStyle',
    'setTabBarBadge',
    'removeTabBarBadge',
    'showTabBarRedDot',
    'hideTabBarRedDot',
    'setTabBarItem',
    'setTabBarStyle',
    'showTabBar',
    'hideTabBar',
    'showShareMenu',
    'hideShareMenu',
    'updateShareMenu',
    'startPullDownRefresh',
    'stopPullDownRefresh',
    'enableAlertBeforeUnload',
    'disableAlertBeforeUnload',
  ]
  return {
    ...Object.fromEntries(noops.map(name => [name, quiet(name)])),
    showToast: asyncApi('showToast', ({ title, duration }) =>
      showNotice('toast', String(title ?? ''), typeof duration === 'number' ? duration : undefined),
    ),
    hideToast: asyncApi('hideToast', hideNotice),
    showLoading: asyncApi('showLoading', ({ title }) => showNotice('loading', String(title ?? ''))),
    hideLoading: asyncApi('hideLoading', hideNotice),
    showModal: asyncApi('showModal', options => showModal(options as ModalOptions)),
    showActionSheet: asyncApi('showActionSheet', async ({ itemList }) => {
      const answer = await showSheet({ items: Array.isArray(itemList) ? itemList.map(String) : [] })
      if (answer.kind !== 'item') throw new WxFailure('showActionSheet:fail cancel')
      return { tapIndex: answer.index }
    }),
    setNavigationBarTitle: asyncApi('setNavigationBarTitle', ({ title }) =>
      chrome.setTitle(String(title ?? '')),
    ),
    pageScrollTo: asyncApi('pageScrollTo', ({ scrollTop, selector }) => {
      if (typeof selector === 'string' && selector) document.querySelector(selector)?.scrollIntoView()
      else chrome.scrollTo(Number(scrollTop ?? 0))
    }),
    nextTick: (callback: () => void) => setTimeout(callback),
  }
}
