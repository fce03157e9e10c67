import type { RequestInfo, Stats, StatsSnapshot } from './types'

const empty = (): StatsSnapshot => ({
  requests: 0,
  errors: 0,
  byAction: {},
  byCollection: {},
  byActionAndCollection: {},
})

const bump = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1
}

/** Counts requests, for "requests per use case" figures. */
export class RequestCounter implements Stats {
  private counts = empty()

  request({ action, collection }: RequestInfo): void {
    this.counts.requests += 1
    bump(this.counts.byAction, action)
    if (collection === undefined) return
    bump(this.counts.byCollection, collection)
    bump(this.counts.byActionAndCollection, `${action} ${collection}`)
  }

  refusal(): void {
    this.counts.errors += 1
  }

  snapshot(): StatsSnapshot {
    return structuredClone(this.counts)
  }

  reset(): void {
    this.counts = empty()
  }
}
