/** The hash chain: whoever changes, drops, repeats or swaps an entry is found out, at the entry where it begins. */
import type { AccountState, Entry } from '@/domain/points/account'
import { firstBroken, verifyEntry } from '@/domain/points/apply-entry'
import { holdEntry } from '@/domain/points/holds'
import { open, post } from '@/domain/points/ledger'
import { payingUnit } from '@/domain/program/program'
import { upgrade } from '@/domain/tier/evaluate'
import { at, newcomer, program, purchase } from '../../fixtures/domain'

const p = program()

/** An honest history in which every kind of field occurs. */
function history(): { entries: Entry[]; state: AccountState } {
  const first = purchase(p, newcomer(p), 200_000, at('2026-11-22'))
  const up = post(open(first.state), upgrade(p, first.state, at('2026-11-22'))!)
  const held = holdEntry(p, up.state, {
    unit: payingUnit(p),
    amount: 500,
    atMs: at('2026-11-23'),
    expiresAtMs: at('2026-11-24'),
    title: '下单 🌾',
    ref: { kind: 'order', id: 'o' },
    key: 'order:o',
    inputHash: 'f'.repeat(64),
    uses: { key: 'reward:mug', period: '202611', count: 1 },
  })
  if (!held.ok) throw new Error(held.error.code)
  const last = post(open(up.state), { ...held.value, codeStep: 3 })
  return { entries: [...first.added, ...up.added, ...last.added], state: last.state }
}

const { entries, state } = history()

test('an honest chain holds, also over its journey through JSON and storage', () => {
  expect(entries.map(e => e.kind)).toEqual(['earn', 'earn', 'tier', 'hold'])
  expect(firstBroken(entries)).toBe(-1)
  expect(firstBroken(JSON.parse(JSON.stringify(entries)))).toBe(-1)
  const shuffled = entries.map(
    entry => Object.fromEntries(Object.entries(entry).reverse()) as unknown as Entry,
  )
  expect(firstBroken(shuffled)).toBe(-1)
  expect(firstBroken([])).toBe(-1)
})

test('a part of the chain is checked from the hash before it', () => {
  expect(firstBroken(entries.slice(2), entries[1]!.hash)).toBe(-1)
  expect(firstBroken(entries.slice(2))).toBe(0)
})

/** Every place in a value that holds something other than an object or a list. */
function leaves(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
}

function tampered(entry: Entry, path: (string | number)[]): Entry {
  const copy = structuredClone(entry)
  let target = copy as unknown as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) target = target[key] as Record<string | number, unknown>
  const last = path.at(-1)!
  const before = target[last]
  target[last] = typeof before === 'number' ? before + 1 : before === null ? 0 : `${before}x`
  return copy
}

test('a change of any field of any entry is noticed, and the first broken entry is named', () => {
  let checked = 0
  entries.forEach((entry, i) => {
    for (const path of leaves(entry)) {
      const changed = entries.map((e, j) => (i === j ? tampered(e, path) : e))
      expect({ path, broken: firstBroken(changed) }).toEqual({ path, broken: i })
      checked += 1
    }
  })
  expect(checked).toBeGreaterThan(80)
})

test('a field added or taken away is noticed', () => {
  expect(verifyEntry({ ...entries[0]!, codeStep: 1 }, entries[0]!.prev)).toBe(false)
  const { ruleId: _, ...without } = entries[0]!
  expect(verifyEntry(without, entries[0]!.prev)).toBe(false)
})

test('two changes: the first is named', () => {
  const changed = entries.map((e, i) => (i === 1 || i === 3 ? { ...e, title: '改' } : e))
  expect(firstBroken(changed)).toBe(1)
})

test('an entry rewritten with a hash of its own breaks the one after it', () => {
  const { _id, memberId, seq, prev, hash, ...draft } = entries[0]!
  const rewritten = post(open(newcomer(p)), { ...draft, title: '改' }).added[0]!
  expect([rewritten._id, rewritten.memberId, rewritten.seq, rewritten.prev]).toEqual([
    _id,
    memberId,
    seq,
    prev,
  ])
  expect(rewritten.hash).not.toBe(hash)
  expect(verifyEntry(rewritten, rewritten.prev)).toBe(true)
  expect(firstBroken([rewritten, ...entries.slice(1)])).toBe(1)
})

test('an entry dropped, repeated or swapped is noticed where it happens', () => {
  const [a, b, c, d] = entries as [Entry, Entry, Entry, Entry]
  expect(firstBroken([b, c, d])).toBe(0)
  expect(firstBroken([a, c, d])).toBe(1)
  expect(firstBroken([a, b, b, c, d])).toBe(2)
  expect(firstBroken([a, c, b, d])).toBe(1)
})

test('an end cut off leaves an honest chain, and shows against the account’s head', () => {
  expect(firstBroken(entries.slice(0, 3))).toBe(-1)
  expect(entries.at(-1)!.hash).toBe(state.chain.hash)
  expect(entries[2]!.hash).not.toBe(state.chain.hash)
})
