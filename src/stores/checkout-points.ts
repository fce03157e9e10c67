/** Where the points slider stands and why it ends there. */
import type { PointsCap } from '@/domain/checkout/quote'
import { shortYuan } from '@/domain/money'

/** The slider's stops; undefined where no points can be used. From 0, so that "none" is always there. */
export function pointsChoices(cap: PointsCap): { min: number; max: number; step: number } | undefined {
  return cap.maxPoints > 0 ? { min: 0, max: cap.maxPoints, step: cap.stepPoints } : undefined
}

/** The points that are used when the member wants this many: in steps, not above the cap, none below the least. */
export function settlePoints(wanted: number, cap: PointsCap): number {
  const held = Math.min(Math.max(0, wanted), cap.maxPoints)
  const stepped = Math.floor(held / cap.stepPoints) * cap.stepPoints
  return stepped < cap.minPoints ? 0 : stepped
}

/** What ends the slider, in one line. */
export function capText(cap: PointsCap, pointsTitle: string): string {
  const worth = `${cap.stepPoints} ${pointsTitle}抵 ${shortYuan(cap.stepFen)} 元`
  switch (cap.limitedBy) {
    case 'minimum':
      return `${worth}，${Math.max(cap.minPoints, cap.stepPoints)} ${pointsTitle}起用，这笔订单还用不上`
    case 'share':
      return `${worth}，最多抵商品金额的 ${cap.capPercent}%`
    case 'balance':
      return `${worth}，你的${pointsTitle}最多可用 ${cap.maxPoints}`
  }
}
