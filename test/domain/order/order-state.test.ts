import { ORDER_STATE_TITLE, type OrderFacts, type OrderState, orderState } from '@/domain/order/order-state'

const NOW = 1_000_000
const sale = (facts: Partial<OrderFacts> = {}): OrderFacts => ({
  kind: 'sale',
  payableFen: 100,
  createdAtMs: NOW - 100,
  payByMs: NOW + 100,
  delivery: 'express',
  ...facts,
})
const paid = { payment: { paidAtMs: NOW - 50 } }
const pickup = { delivery: 'pickup' as const, claimUntilMs: NOW + 1_000 }

test.each<[string, OrderState, Partial<OrderFacts>, number?]>([
  ['placed', 'awaiting_payment', {}],
  ['in the last ms to pay', 'awaiting_payment', {}, NOW + 99],
  ['when the time to pay is over, swept or not', 'cancelled', {}, NOW + 100],
  ['cancelled before it was paid', 'cancelled', { cancelledAtMs: NOW - 1 }],
  ['paid', 'to_ship', paid],
  ['paid, long after the time to pay', 'to_ship', paid, NOW + 1_000_000],
  ['shipped', 'shipped', { ...paid, shippedAtMs: NOW - 1 }],
  ['received', 'completed', { ...paid, shippedAtMs: NOW - 2, completedAtMs: NOW - 1 }],
  ['paid after it was cancelled, cash not yet back', 'cancelled', { ...paid, cancelledAtMs: NOW - 60 }],
  ['the same with the cash back', 'refunded', { ...paid, cancelledAtMs: NOW - 60, refundedAtMs: NOW - 1 }],
  ['placed, to be picked up', 'awaiting_payment', pickup],
  ['paid, to be picked up', 'to_pick_up', { ...pickup, ...paid }],
  ['in the last ms to pick up', 'to_pick_up', { ...pickup, ...paid }, NOW + 999],
  ['when the time to pick up is over', 'lapsed', { ...pickup, ...paid }, NOW + 1_000],
  [
    'picked up, and looked at after the time to pick up',
    'completed',
    { ...pickup, ...paid, completedAtMs: NOW },
    NOW + 9_000,
  ],
  ['picked up without an end', 'to_pick_up', { ...paid, delivery: 'pickup' }, NOW + 1e12],
  ['a redemption for points alone', 'to_pick_up', { ...pickup, kind: 'redemption', payableFen: 0 }],
  [
    'the same after the time to pay, which it has none of',
    'to_pick_up',
    { ...pickup, kind: 'redemption', payableFen: 0 },
    NOW + 500,
  ],
  ['a redemption with cash, unpaid', 'awaiting_payment', { ...pickup, kind: 'redemption' }],
  [
    'a voucher',
    'to_pick_up',
    { kind: 'redemption', payableFen: 0, delivery: 'voucher', claimUntilMs: NOW + 1 },
  ],
  [
    'a voucher past its end',
    'lapsed',
    { kind: 'redemption', payableFen: 0, delivery: 'voucher', claimUntilMs: NOW },
  ],
  ['a purchase at the counter', 'completed', { ...paid, kind: 'counter', delivery: 'none' }],
  [
    'a purchase at the counter that was cancelled',
    'cancelled',
    { ...paid, delivery: 'none', cancelledAtMs: NOW },
  ],
])('%s: %s', (_name, state, facts, nowMs = NOW) => {
  expect(orderState(sale(facts), nowMs)).toBe(state)
})

test('an order has one state, whatever facts it holds; paid and cancelled is never to be handed over', () => {
  const times = [undefined, NOW - 1]
  const open: OrderState[] = ['to_ship', 'shipped', 'to_pick_up', 'awaiting_payment']
  for (const cancelledAtMs of times)
    for (const refundedAtMs of times)
      for (const shippedAtMs of times)
        for (const completedAtMs of times)
          for (const payment of [undefined, { paidAtMs: NOW - 1 }])
            for (const delivery of ['express', 'pickup', 'voucher', 'none'] as const) {
              const state = orderState(
                sale({ cancelledAtMs, refundedAtMs, shippedAtMs, completedAtMs, payment, delivery }),
                NOW,
              )
              expect(ORDER_STATE_TITLE[state]).toMatch(/^[已待]/)
              if (cancelledAtMs || refundedAtMs) expect(open).not.toContain(state)
              if (!payment && state !== 'awaiting_payment') expect(['cancelled', 'refunded']).toContain(state)
            }
})

test('every state has a name of its own', () => {
  const titles = Object.values(ORDER_STATE_TITLE)
  expect(new Set(titles).size).toBe(titles.length)
  expect(titles).toHaveLength(8)
})
