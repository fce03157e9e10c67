import { makeAutoObservable, observableRef, runInAction } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { EntryView, PointsSummary, ReceiptView } from '@/contract/views'
import { monthKey } from '@/domain/calendar'
import { Loadable } from './loadable'
import { PagedList } from './paged-list'
import { type EntryFilter, listed, type ReceiptText, receiptText } from './receipt-text'
import type { SessionStore } from './session-store'

export interface MonthOfEntries {
  /** `2026年11月`. */
  title: string
  entries: EntryView[]
}

const PAGE_SIZE = 30
/** Rows under a filter that fill a screen: fewer, and the next page is fetched at once. */
const ROWS_WANTED = 12
/** Pages fetched in one go while looking for rows under a filter. */
const PAGES_IN_ONE_GO = 5

/** The member's points: balance, what runs out when, every entry and why it is what it is. */
export class PointsStore {
  summary: PointsSummary | undefined = undefined
  filter: EntryFilter = 'all'
  readonly entries: PagedList<EntryView, number>
  readonly receipt = new Loadable<ReceiptView>()

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
  ) {
    this.entries = new PagedList(async cursor => {
      const answer = await this.callApi('points.statement', {
        limit: PAGE_SIZE,
        ...(cursor === undefined ? {} : { beforeSeq: cursor }),
      })
      if (!answer.ok) return answer
      const { summary, entries, nextBeforeSeq } = answer.data
      runInAction(() => {
        this.summary = summary
        this.session.takePoints(summary.available)
      })
      return {
        ok: true,
        data: { items: entries, ...(nextBeforeSeq === undefined ? {} : { next: nextBeforeSeq }) },
      }
    })
    makeAutoObservable<this, 'callApi' | 'session'>(this, {
      summary: observableRef,
      callApi: false,
      session: false,
    })
  }

  /** The first page, and the program for units and zone. */
  async open(): Promise<void> {
    await Promise.all([this.entries.refresh(), this.session.ensure()])
    await this.fill()
  }

  /** The next page; goes on until a screen of rows under the filter is there. */
  async more(): Promise<void> {
    await this.entries.more()
    await this.fill()
  }

  async choose(filter: EntryFilter): Promise<void> {
    this.filter = filter
    await this.fill()
  }

  /** The loaded entries under the filter, newest first. */
  get shown(): EntryView[] {
    return (this.entries.items ?? []).filter(entry => listed(entry, this.filter, this.session.payingUnitId))
  }

  get months(): MonthOfEntries[] {
    const months = new Map<string, EntryView[]>()
    for (const entry of this.shown) {
      const key = monthKey(entry.atMs, this.session.zone)
      const month = months.get(key)
      if (month) month.push(entry)
      else months.set(key, [entry])
    }
    return [...months].map(([key, entries]) => ({
      title: `${key.slice(0, 4)}年${Number(key.slice(4))}月`,
      entries,
    }))
  }

  /** What runs out next; undefined where nothing ever does. */
  get expiringNext(): { amount: number; expiresAtMs: number } | undefined {
    const next = this.summary?.expiring.find(batch => batch.expiresAtMs !== null)
    return next && next.expiresAtMs !== null
      ? { amount: next.amount, expiresAtMs: next.expiresAtMs }
      : undefined
  }

  async openReceipt(entryId: string): Promise<void> {
    if (this.receipt.data?.entry.entryId !== entryId) this.receipt.clear()
    await Promise.all([
      this.receipt.load(() => this.callApi('points.receipt', { entryId })),
      this.session.ensure(),
    ])
  }

  /** The open receipt in words. */
  get receiptText(): ReceiptText | undefined {
    const view = this.receipt.data
    if (!view) return undefined
    const unit = this.session.program?.units.find(candidate => candidate.id === view.entry.unit)
    return receiptText(view, unit, this.session.zone)
  }

  /** Another person signs in. */
  clear(): void {
    this.summary = undefined
    this.filter = 'all'
    this.entries.clear()
    this.receipt.clear()
  }

  private async fill(): Promise<void> {
    for (let page = 0; page < PAGES_IN_ONE_GO; page++) {
      if (this.shown.length >= ROWS_WANTED || this.entries.ended || this.entries.error) return
      await this.entries.more()
    }
  }
}
