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

/** One line a step: 基数, each multiplier, rounding. `unitTitle` is the unit's name, such as 积分. */
export function receiptLines(steps: EntryStep[], unitTitle: string): ReceiptLine[] {
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
      default:
        return assertNever(step)
    }
  })
}
