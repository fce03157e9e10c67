/** Demo people: nobody twice, every store, SKU and reward they name exists, and their history can be told in order. Pure. */
import { SHANGHAI } from '../../src/domain/calendar'
import type { DecodedCatalog } from './check-references'
import { type PastFact, pastInstant, type SeedMember, type SeedPerson } from './people'
import { formatPath, oneOf, type ShopProblem } from './problems'

const FILE = 'people.json'

/** Days on which calendar months differ most: facts that are in order on all of these are in order on any day. */
const PROBE_DAYS = [
  '2026-01-31',
  '2026-02-28',
  '2026-03-31',
  '2026-05-01',
  '2026-12-31',
  '2028-02-29',
  '2028-03-01',
  '2029-02-28',
  '2029-03-30',
].map(day => Date.parse(`${day}T12:00:00+08:00`))

type At = (keys: (string | number)[], message: string) => void

/** Every problem with the people of a shop. */
export function checkPeople(people: readonly SeedPerson[], catalog: DecodedCatalog): ShopProblem[] {
  const problems: ShopProblem[] = []
  const at: At = (keys, message) => problems.push({ file: FILE, path: formatPath(keys), message })
  for (const key of ['id', 'openid', 'phone'] as const) {
    people.forEach((person, i) => {
      const first = people.findIndex(other => other[key] === person[key])
      if (first < i)
        at([i, key], `"${person[key]}" is already the ${key} of [${first}]; every person needs another`)
    })
  }
  const storeIds = catalog.shop?.stores.map(store => store._id)
  const known = {
    store: storeIds && new Set(storeIds),
    sku: new Set(catalog.products.flatMap(p => p.value.skus.map(sku => sku.skuId))),
    reward: new Set(catalog.rewards.map(r => r.value._id)),
  }
  const store = (id: string, keys: (string | number)[]) => {
    if (known.store && !known.store.has(id)) at(keys, `"${id}" is no store; must be ${oneOf(known.store)}`)
  }
  people.forEach((person, i) => {
    if (person.role === 'clerk') store(person.storeId, [i, 'storeId'])
    if (person.role !== 'member') return
    person.history.forEach((fact, f) => {
      const here = [i, 'history', f]
      if ('storeId' in fact && fact.storeId !== undefined) store(fact.storeId, [...here, 'storeId'])
      if (fact.type === 'redeem' && !known.reward.has(fact.rewardId))
        at([...here, 'rewardId'], `"${fact.rewardId}" is no reward; must be ${oneOf(known.reward)}`)
      if (fact.type !== 'store_purchase' && fact.type !== 'online_purchase') return
      fact.lines.forEach((line, l) => {
        if (!known.sku.has(line.skuId))
          at([...here, 'lines', l, 'skuId'], `"${line.skuId}" is no SKU; must be the skuId of a product`)
      })
    })
    checkOrder(person, i, at)
  })
  return problems
}

function checkOrder(person: SeedMember, index: number, at: At): void {
  person.history.forEach((fact, f) => {
    const here = [index, 'history', f]
    if ((fact.type === 'join') !== (f === 0))
      at([...here, 'type'], 'a history begins with "join" and has no other')
    if (fact.monthsAgo === 0 && fact.daysAgo === 0)
      at([...here, 'daysAgo'], 'must be at least 1, so that nothing happens later today')
    if (
      fact.type === 'redeem' &&
      fact.collectedDaysLater !== undefined &&
      fact.monthsAgo === 0 &&
      fact.collectedDaysLater >= fact.daysAgo
    )
      at(
        [...here, 'collectedDaysLater'],
        `must be below daysAgo (${fact.daysAgo}), or left out while it waits to be collected`,
      )
    const before = person.history[f - 1]
    if (before && PROBE_DAYS.some(nowMs => instant(fact, nowMs) <= instant(before, nowMs)))
      at(here, 'must be later than the fact before it, on whatever day the shop is opened')
  })
}

const instant = (fact: PastFact, nowMs: number): number => pastInstant(fact, nowMs, SHANGHAI)
