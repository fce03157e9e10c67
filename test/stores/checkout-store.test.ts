import type { CheckoutView } from '../../src/contract/views'
import { pointsCap } from '../../src/domain/checkout/quote'
import { pointsChoices, settlePoints } from '../../src/stores/checkout-points'
import { HOME, NOW_MS, orderOf, PROGRAM, plainMemory, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const LINES = [{ productId: 'candle', skuId: 'candle-bamboo', count: 1 }]
const ADDRESS = {
  addressId: 'a1',
  name: '林小满',
  phone: '13800138002',
  region: '上海市徐汇区',
  detail: '安福路 1 号',
}

function checkoutView(more: Partial<CheckoutView> = {}): CheckoutView {
  const availablePoints = more.availablePoints ?? 2860
  return {
    nowMs: NOW_MS,
    lines: [
      {
        productId: 'candle',
        skuId: 'candle-bamboo',
        title: '大豆蜡香薰烛',
        values: ['雨后竹'],
        picture: { src: 'products/candle', alt: '烛' },
        unitPriceFen: 13_800,
        stock: 9,
        delivery: ['express', 'pickup'],
        count: 1,
      },
    ],
    addresses: [ADDRESS],
    stores: [{ storeId: 'anfu', title: '安福路店', address: '安福路 201 号', hours: '8:00–21:00' }],
    shipping: { feeFen: 800, freeFromFen: 9900 },
    availablePoints,
    tierId: 'silver',
    cap: pointsCap(PROGRAM, 13_800, availablePoints),
    program: PROGRAM,
    ...more,
  }
}

const PLACED = orderOf({ kind: 'sale', state: 'awaiting_payment', payableFen: 11_200, points: 2600 })
const home = { 'home.get': () => ok(HOME) }

async function opened(handlers: Parameters<typeof storeOver>[0], view = checkoutView()) {
  const parts = storeOver({ ...home, 'checkout.get': () => ok(view), ...handlers })
  parts.store.checkout.begin(LINES)
  await parts.store.checkout.load()
  return parts
}

describe('the points slider', () => {
  const cap = pointsCap(PROGRAM, 13_800, 2860)
  test('stands in steps, from none to what the order takes', () => {
    expect(pointsChoices(cap)).toEqual({ min: 0, max: cap.maxPoints, step: cap.stepPoints })
    expect(settlePoints(cap.maxPoints + 500, cap)).toBe(cap.maxPoints)
    expect(settlePoints(-5, cap)).toBe(0)
    expect(settlePoints(cap.stepPoints * 3 + 1, cap)).toBe(cap.stepPoints * 3)
  })
  test('is not there where no points can be used', () => {
    expect(pointsChoices(pointsCap(PROGRAM, 13_800, 0))).toBeUndefined()
  })
  test('fewer than the least that may be used are none', () => {
    expect(settlePoints(100, { ...cap, minPoints: 500 })).toBe(0)
    expect(settlePoints(500, { ...cap, minPoints: 500 })).toBe(500)
  })
})

describe('CheckoutStore', () => {
  test('shows what the server would charge: cash falls as points rise', async () => {
    const { store } = await opened({})
    expect(store.checkout.quote).toMatchObject({ goodsFen: 13_800, shippingFen: 0, payableFen: 13_800 })
    expect(store.checkout.earns).toBe(207)
    store.checkout.usePoints(2600)
    expect(store.checkout.quote).toMatchObject({ points: 2600, pointsFen: 2600, payableFen: 11_200 })
    expect(store.checkout.earns).toBe(168)
  })

  test('what is chosen first is what most would choose; it stays when the page is fetched again', async () => {
    const { store } = await opened({})
    expect(store.checkout.address?.addressId).toBe('a1')
    store.checkout.setDelivery('pickup')
    store.checkout.usePoints(1000)
    await store.checkout.load()
    expect(store.checkout.delivery).toBe('pickup')
    expect(store.checkout.store?.storeId).toBe('anfu')
    expect(store.checkout.points).toBe(1000)
  })

  test('goods that are only picked up are picked up', async () => {
    const view = checkoutView()
    const { store } = await opened(
      {},
      { ...view, lines: view.lines.map(line => ({ ...line, delivery: ['pickup'] })) },
    )
    expect(store.checkout.deliveries).toEqual(['pickup'])
    expect(store.checkout.delivery).toBe('pickup')
  })

  test('asks for an address before it sends anything', async () => {
    const { store, sent } = await opened({}, checkoutView({ addresses: [] }))
    expect(await store.checkout.place()).toEqual({ kind: 'incomplete', missing: 'address' })
    expect(sent.map(call => call.command)).not.toContain('order.place')
  })

  test('places what was shown, once: a second press while it is under way is the same order', async () => {
    const { store, sent } = await opened({ 'order.place': () => ok(PLACED) })
    store.cart.add({ productId: 'candle', skuId: 'candle-bamboo', count: 1 }, 9)
    store.checkout.usePoints(2600)
    const [first, second] = await Promise.all([store.checkout.place(), store.checkout.place()])
    expect(first).toEqual({ kind: 'placed', order: PLACED })
    expect(second).toEqual(first)
    const placed = sent.filter(call => call.command === 'order.place')
    expect(placed).toHaveLength(1)
    expect(placed[0]?.input).toMatchObject({
      lines: LINES,
      delivery: { kind: 'express', addressId: 'a1' },
      points: 2600,
      expectedPayableFen: 11_200,
    })
    expect(store.cart.pieces).toBe(0)
  })

  test('after a lost answer the same order is sent under the same id; the cart is kept until it is answered', async () => {
    let answers = 0
    const { store, sent } = await opened({
      'order.place': () => {
        answers += 1
        return answers === 1 ? failed('network') : ok(PLACED)
      },
    })
    store.cart.add({ productId: 'candle', skuId: 'candle-bamboo', count: 1 }, 9)
    expect(await store.checkout.place()).toMatchObject({ kind: 'failed', error: { code: 'network' } })
    expect(store.checkout.placing.uncertain).toBe(true)
    expect(store.cart.pieces).toBe(1)
    expect((await store.checkout.place()).kind).toBe('placed')
    const [one, two] = sent.filter(call => call.command === 'order.place')
    expect(one?.input).toEqual(two?.input)
  })

  test('a price that has changed is fetched and shown before it is sent again, as another order', async () => {
    let price = 13_800
    let refused = false
    const { store, sent } = storeOver({
      ...home,
      'checkout.get': () => {
        const view = checkoutView()
        return ok({ ...view, lines: view.lines.map(line => ({ ...line, unitPriceFen: price })) })
      },
      'order.place': () => {
        if (refused) return ok(PLACED)
        refused = true
        price = 14_800
        return failed('price_changed')
      },
    })
    store.checkout.begin(LINES)
    await store.checkout.load()
    expect(await store.checkout.place()).toMatchObject({ kind: 'failed', error: { code: 'price_changed' } })
    expect(store.checkout.quote?.payableFen).toBe(14_800)
    await store.checkout.place()
    const [one, two] = sent.filter(call => call.command === 'order.place')
    expect(two?.input.expectedPayableFen).toBe(14_800)
    expect(two?.input.requestId).not.toBe(one?.input.requestId)
  })

  test('points that were spent elsewhere meanwhile bring the slider down with them', async () => {
    let available = 2860
    const { store } = storeOver({
      ...home,
      'checkout.get': () => ok(checkoutView({ availablePoints: available })),
      'order.place': () => {
        available = 700
        return failed('points_above_cap', { maxPoints: 700 })
      },
    })
    store.checkout.begin(LINES)
    await store.checkout.load()
    store.checkout.usePoints(2600)
    await store.checkout.place()
    expect(store.checkout.points).toBe(700)
  })

  test('a reloaded page still knows what it is about', async () => {
    const memory = plainMemory()
    storeOver({}, { memory }).store.checkout.begin(LINES)
    const again = storeOver({ ...home, 'checkout.get': () => ok(checkoutView()) }, { memory })
    await again.store.checkout.load()
    expect(again.sent.find(call => call.command === 'checkout.get')?.input).toEqual({ lines: LINES })
  })
})
