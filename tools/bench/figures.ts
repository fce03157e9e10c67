/** Figures by key, such as `requests.home`. Keys are added, never renamed. */
export type Figures = Record<string, number>

/** What the figures should reach; the bench says which do not. */
export const GOALS: Readonly<Record<string, number>> = {
  'requests.home': 2,
  'requests.verifyCode': 1,
  'requests.earn': 3,
  'requests.orderWithPoints': 6,
  'requests.redeem': 5,
  'ledger.debitGrowth10000': 2,
  'ledger.storedDebitGrowth10000': 1.5,
  'ledger.accountBytes10Years': 64 * 1024,
  'weapp.mainPackageBytes': 600 * 1024,
  'weapp.firstSetDataBytes': 32 * 1024,
}

/** What the figures should not fall below. */
export const GOALS_MIN: Readonly<Record<string, number>> = {
  'throughput.ofSdkRoundTrips': 0.5,
}

/** The middle of some measurements. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
