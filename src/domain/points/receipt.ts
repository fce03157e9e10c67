/** Why an entry is what it is, in words a member reads like a till receipt. */
import { shortYuan, yuan } from '../money'
import { assertNever } from '../result'
import type { EntryStep } from './steps'

export interface ReceiptLine {
  label: string
  text: string
}

const ROUNDING = { floor: '向下取整', half_up: '四舍五入', ceil: '向上取整' } as const

/** `3/2` → `1.5`; a fraction that two decimals cannot write stays a fraction. */
export function decimal(fraction: string): string {
  const [n, d = '1'] = fraction.split('/')
  return (Number(n) * 100) % Number(d) === 0 ? String(Number(n) / Number(d)) : fraction
}

/**
 * One line a step: 基数, each multiplier, rounding; for refunds what was given, what is kept and what goes back.
 * `unitTitle` is the unit's name, such as 积分; `amountText` shows an amount of it where that is more than a number.
 */
export function receiptLines(
  steps: EntryStep[],
  unitTitle: string,
  amountText: (amount: number) => string = amount => `${amount} ${unitTitle}`,
): ReceiptLine[] {
  return steps.map((step): ReceiptLine => {
    switch (step.op) {
      case 'linear':
        return {
          label: '基数',
          text: `${yuan(step.fen)} 元 × 每 ${shortYuan(step.perFen)} 元 ${step.amount} ${unitTitle}`,
        }
      case 'paid_fen':
        return { label: '实付', text: `${yuan(step.fen)} 元` }
      case 'flat':
        return { label: '固定', text: `${step.amount} ${unitTitle}` }
      case 'multiply':
        return { label: step.title, text: `${step.reason} ×${decimal(step.factor)}` }
      case 'round':
        return { label: '取整', text: ROUNDING[step.mode] }
      case 'granted':
        return { label: '当时获得', text: amountText(step.amount) }
      case 'all_returned':
        return { label: '退款后', text: '已全部退回' }
      case 'kept':
        return { label: '退款后应得', text: amountText(step.amount) }
      case 'taken_before':
        return { label: '此前已扣回', text: amountText(step.amount) }
      case 'take_back':
        return { label: '本次扣回', text: amountText(step.amount) }
      case 'shortfall':
        return {
          label: '余额不足',
          text: `差 ${amountText(step.amount)}，${step.then === 'owe' ? '从以后所得中扣' : '不再追扣'}`,
        }
      case 'used':
        return { label: '当时使用', text: amountText(step.amount) }
      case 'returned_before':
        return { label: '此前已退回', text: amountText(step.amount) }
      case 'give_back':
        return { label: '本次退回', text: amountText(step.amount) }
      case 'came_back_late':
        return {
          label: '其中已过期',
          text: `${amountText(step.amount)}，${step.untilMs === null ? '退回即失效' : '给予宽限期'}`,
        }
      case 'debt':
        return { label: '待扣积分', text: `${amountText(step.owed)}，本次扣 ${amountText(step.paid)}` }
      default:
        return assertNever(step)
    }
  })
}
