/** Figures by key, such as `requests.home`. Keys are added, never renamed. */
export type Figures = Record<string, number>

/** What the figures should reach; the bench says which do not. */
export const GOALS: Readonly<Record<string, number>> = {
  'requests.home': 2,
  'requests.verifyCode': 1,
  'requests.earn': 3,
  'requests.orderWithPoints': 6,
  'requests.redeem': 5,
  'weapp.mainPackageBytes': 600 * 1024,
  'weapp.firstSetDataBytes': 32 * 1024,
}

/** The middle of some measurements. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
