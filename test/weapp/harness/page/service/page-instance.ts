import { recordSetData, report } from '../report'

/** A page as its code sees itself; lifecycle functions are there when the page wrote them. */
export interface PageInstance {
  route?: string
  __route__?: string
  options?: Record<string, string>
  data: unknown
  setData(data: Record<string, unknown>, callback?: () => void): void
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  onPullDownRefresh?(): void
  onReachBottom?(): void
  onPageScroll?(event: { scrollTop: number }): void
  onShareAppMessage?(event: { from: string; target?: unknown }): unknown
  onTabItemTap?(item: unknown): void
}

/**
 * Makes `setData` behave as across WeChat's two threads: only JSON passes, its size is written down, and a field set to
 * undefined is complained about, since WeChat ignores it.
 */
export function guardSetData(instance: PageInstance, route: string): void {
  const apply = instance.setData
  const guarded: PageInstance['setData'] = (data, callback) => {
    for (const [key, value] of Object.entries(data)) {
      if (value === undefined) report.complaints.push(`setData on ${route}: "${key}" is undefined`)
    }
    const json = JSON.stringify(data)
    recordSetData(route, json)
    apply.call(instance, JSON.parse(json) as Record<string, unknown>, callback)
  }
  Object.defineProperty(instance, 'setData', { value: guarded, configurable: true })
}
