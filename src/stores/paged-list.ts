import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { ApiError, ApiResponse } from '@/contract/errors'

export interface ListPage<T, C> {
  items: T[]
  /** Where the next page begins; absent at the end. */
  next?: C
}

/** A list that grows page by page as it is scrolled. */
export class PagedList<T, C> {
  /** Undefined until the first page has come. */
  items: readonly T[] | undefined = undefined
  next: C | undefined = undefined
  error: ApiError | undefined = undefined
  loading = false
  private turn = 0

  /** `fetchPage` gets the cursor that the page before has named. */
  constructor(private readonly fetchPage: (cursor: C | undefined) => Promise<ApiResponse<ListPage<T, C>>>) {
    makeAutoObservable<this, 'turn' | 'fetchPage'>(this, {
      items: observableRef,
      error: observableRef,
      turn: false,
      fetchPage: false,
    })
  }

  get status(): 'loading' | 'error' | 'ready' {
    if (this.items !== undefined) return 'ready'
    return this.error && !this.loading ? 'error' : 'loading'
  }

  /** All pages are here. */
  get ended(): boolean {
    return this.items !== undefined && this.next === undefined
  }

  /** The first page afresh; what is shown stays until it comes. */
  async refresh(): Promise<void> {
    await this.fetch(undefined, [])
  }

  /** The next page; nothing while one is under way or all are here. */
  async more(): Promise<void> {
    if (this.loading || this.next === undefined || this.items === undefined) return
    await this.fetch(this.next, this.items)
  }

  /** Replaces one item in place, such as an order that has changed. */
  replace(matches: (item: T) => boolean, item: T): void {
    this.items = this.items?.map(old => (matches(old) ? item : old))
  }

  clear(): void {
    this.turn += 1
    this.items = undefined
    this.next = undefined
    this.error = undefined
    this.loading = false
  }

  private async fetch(cursor: C | undefined, before: readonly T[]): Promise<void> {
    this.turn += 1
    const { turn } = this
    this.loading = true
    try {
      const answer = await this.fetchPage(cursor)
      if (turn === this.turn) this.take(answer, before)
    } finally {
      if (turn === this.turn) runInAction(() => (this.loading = false))
    }
  }

  private take(answer: ApiResponse<ListPage<T, C>>, before: readonly T[]): void {
    this.error = answer.ok ? undefined : answer.error
    if (!answer.ok) return
    this.items = [...before, ...answer.data.items]
    this.next = answer.data.next
  }
}

/** What the foot of a list says: `components/list-end`. */
export function listState<T, C>(list: PagedList<T, C>): 'more' | 'loading' | 'end' | 'error' {
  if (list.loading) return 'loading'
  if (list.error) return 'error'
  return list.ended ? 'end' : 'more'
}
