export interface Counts {
  readonly passed: number
  readonly failed: number
}

export interface Stage {
  readonly name: string
  readonly title: string
  readonly needs: readonly string[]
  run(): Promise<Counts>
}

export function countJest(report: {
  numPassedTests: number
  numFailedTests: number
  testResults: readonly { status: string; assertionResults: readonly object[] }[]
}): Counts
export function allStages(): Stage[]
