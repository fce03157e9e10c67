import Taro from '@tarojs/taro'
import type { Box } from '@/components/env'

/** The box of the element with this id on the current page, px from the viewport's corner. */
export function measure(id: string): Promise<Box | undefined> {
  return new Promise(resolve => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect(found => {
        const rect = Array.isArray(found) ? found[0] : found
        resolve(rect ? { left: rect.left, top: rect.top, width: rect.width, height: rect.height } : undefined)
      })
      .exec()
  })
}
