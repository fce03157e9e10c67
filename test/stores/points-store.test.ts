import type { EntryView, StatementView } from '../../src/contract/views'
import type { EntryKind } from '../../src/domain/points/account'
import { HOME, NOW_MS, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const DAY_MS = 86_400_000

const entry = (seq: number, kind: EntryKind, unit = 'points'): EntryView => ({
  entryId: `1000000001/e${seq}`,
  seq,
  kind,
  title: kind,
  atMs: NOW_MS - (1000 - seq) * DAY_MS,
  amount: unit === 'points' ? 10 : 0,
  unit,
  ref: { kind: 'member', id: '1000000001' },
})

/** A history of which every tenth entry is a use and every other one only counts spending. */
const HISTORY = Array.from({ length: 1000 }, (_, i) => {
  const seq = 1000 - i
  return seq % 10 === 0 ? entry(seq, 'burn') : entry(seq, 'earn', seq % 2 === 0 ? 'spend' : 'points')
})

function statement(limit: number, beforeSeq = 1001): StatementView {
  const rest = HISTORY.filter(candidate => candidate.seq < beforeSeq)
  const entries = rest.slice(0, limit)
  const last = entries.at(-1)
  return {
    nowMs: NOW_MS,
    summary: { available: 4321, held: 0, expiring: [{ amount: 50, expiresAtMs: NOW_MS + DAY_MS }] },
    entries,
    ...(rest.length > limit && last ? { nextBeforeSeq: last.seq } : {}),
  }
}

describe('PointsStore', () => {
  const open = () =>
    storeOver({
      'home.get': () => ok(HOME),
      'points.statement': ({ limit = 20, beforeSeq }) => ok(statement(limit, beforeSeq)),
    })

  test('lists changes of points by month, newest first, and never what only counts spending', async () => {
    const { store } = open()
    await store.session.open()
    await store.points.open()
    const { months, shown } = store.points
    expect(shown.every(row => row.unit === 'points')).toBe(true)
    expect(months[0]?.title).toBe('2026年11月')
    expect(months.flatMap(month => month.entries)).toEqual(shown)
    expect(store.session.member?.points).toBe(4321)
    expect(store.points.expiringNext).toEqual({ amount: 50, expiresAtMs: NOW_MS + DAY_MS })
  })

  test('goes on loading under a filter until a screen is full', async () => {
    const { store, sent } = open()
    await store.points.open()
    const before = sent.length
    await store.points.choose('used')
    expect(store.points.shown.length).toBeGreaterThanOrEqual(12)
    expect(store.points.shown.every(row => row.kind === 'burn')).toBe(true)
    expect(sent.length - before).toBeLessThanOrEqual(5)
  })

  test('reaches the end without gaps or repeats', async () => {
    const { store } = open()
    await store.points.open()
    while (!store.points.entries.ended) await store.points.more()
    expect(store.points.entries.items?.map(row => row.seq)).toEqual(HISTORY.map(row => row.seq))
  })

  test('keeps what is loaded when the network goes, and goes on from there', async () => {
    let online = true
    const { store } = storeOver({
      'home.get': () => ok(HOME),
      'points.statement': ({ limit = 20, beforeSeq }) =>
        online ? ok(statement(limit, beforeSeq)) : failed('network'),
    })
    await store.points.open()
    const loaded = store.points.entries.items?.length
    online = false
    await store.points.more()
    expect(store.points.entries.items).toHaveLength(loaded!)
    expect(store.points.entries.error?.code).toBe('network')
    expect(store.ui.online).toBe(false)
    online = true
    await store.points.more()
    expect(store.points.entries.items!.length).toBeGreaterThan(loaded!)
    expect(store.ui.online).toBe(true)
  })
})
