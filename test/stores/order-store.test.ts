import type { OrderView } from '../../src/contract/views'
import { HOME, orderOf, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const id = (n: number) => String(n).padStart(32, '0')
const order = (n: number, state: OrderView['state'] = 'completed') =>
  orderOf({ orderId: id(n), kind: 'sale', state, createdAtMs: 1000 - n })

/** A server with that many orders, ten a page; every `every`-th waits to be picked up. */
function server(total: number, every: number) {
  const all = Array.from({ length: total }, (_, n) =>
    order(n, n % every === every - 1 ? 'to_pick_up' : 'completed'),
  )
  return {
    'home.get': () => ok(HOME),
    'order.list': ({ beforeMs }: { beforeMs?: number | undefined }) => {
      const from = beforeMs === undefined ? 0 : all.findIndex(one => one.createdAtMs < beforeMs)
      const orders = from < 0 ? [] : all.slice(from, from + 10)
      const last = orders.at(-1)
      const more = last && all.indexOf(last) < all.length - 1
      return ok({ orders, nowMs: 0, ...(more ? { nextBeforeMs: last.createdAtMs } : {}) })
    },
  }
}

describe('OrderStore', () => {
  test('a filter goes on fetching until there is something to see', async () => {
    const { store } = storeOver(server(60, 8))
    await store.orders.refresh()
    expect(store.orders.shown).toHaveLength(10)
    await store.orders.show('to_pick_up')
    expect(store.orders.shown.length).toBeGreaterThanOrEqual(6)
    expect(store.orders.shown.every(one => one.state === 'to_pick_up')).toBe(true)
  })

  test('a filter without a match ends, and does not fetch for ever', async () => {
    const { store, sent } = storeOver(server(25, 1000))
    await store.orders.refresh()
    await store.orders.show('awaiting_payment')
    expect(store.orders.shown).toEqual([])
    expect(store.orders.orders.ended).toBe(true)
    expect(sent.filter(call => call.command === 'order.list')).toHaveLength(3)
  })

  test('all pages come once, in order', async () => {
    const { store } = storeOver(server(25, 3))
    await store.orders.refresh()
    await store.orders.more()
    await store.orders.more()
    await store.orders.more()
    expect(store.orders.shown.map(one => one.orderId)).toEqual(Array.from({ length: 25 }, (_, n) => id(n)))
  })

  test('cancelling changes the order wherever it is shown', async () => {
    const waiting = order(1, 'awaiting_payment')
    const { store } = storeOver({
      'home.get': () => ok(HOME),
      'order.list': () => ok({ orders: [waiting], nowMs: 0 }),
      'order.get': () => ok(waiting),
      'order.cancel': () => ok({ ...waiting, state: 'cancelled' as const }),
    })
    await store.orders.refresh()
    await store.orders.open(waiting.orderId)
    await store.orders.cancel(waiting.orderId)
    expect(store.orders.order.data?.state).toBe('cancelled')
    expect(store.orders.shown[0]?.state).toBe('cancelled')
  })

  test('leaving the pay sheet asks the server what happened', async () => {
    const waiting = order(1, 'awaiting_payment')
    const paid = { ...waiting, state: 'to_ship' as const, paidAtMs: 5 }
    const params = {
      appId: 'a',
      timeStamp: '1',
      nonceStr: 'n',
      package: 'p',
      signType: 'RSA' as const,
      paySign: 's',
    }
    const { store } = storeOver(
      { 'order.pay': () => ok({ params, prepayId: 'wx1' }), 'order.confirm': () => ok(paid) },
      { openPaySheet: async () => 'left' },
    )
    expect(await store.orders.pay(waiting.orderId)).toEqual({ kind: 'paid', order: paid })
    expect(store.orders.order.data?.state).toBe('to_ship')
  })

  test('a failure keeps what is shown', async () => {
    let lost = false
    const { store } = storeOver({
      'home.get': () => ok(HOME),
      'order.list': () => (lost ? failed('network') : ok({ orders: [order(1)], nowMs: 0 })),
    })
    await store.orders.refresh()
    lost = true
    await store.orders.refresh()
    expect(store.orders.shown).toHaveLength(1)
    expect(store.orders.orders.error?.code).toBe('network')
  })
})
