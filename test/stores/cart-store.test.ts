import type { CartLineView } from '../../src/contract/views'
import { addLine, decodeCart, KINDS_MAX, PIECES_MAX } from '../../src/stores/cart-lines'
import { plainMemory, storeOver } from './fixtures'
import { failed, ok } from './scripted-api'

const view = (skuId: string, more: Partial<CartLineView> = {}): CartLineView => ({
  productId: 'p',
  skuId,
  title: skuId,
  values: [],
  picture: { src: 'products/p', alt: 'p' },
  unitPriceFen: 1000,
  stock: 10,
  delivery: ['express'],
  ...more,
})
const wanted = (skuId: string, count = 1) => ({ productId: 'p', skuId, count })

describe('the cart on the phone', () => {
  test('the same kind is one line, newest first, bounded by what there is', () => {
    const one = addLine([], wanted('a', 2), 5).lines
    const two = addLine(one, wanted('b'), 5).lines
    const three = addLine(two, wanted('a', 2), 5)
    expect(three.outcome).toBe('added')
    expect(three.lines.map(line => [line.skuId, line.count])).toEqual([
      ['a', 4],
      ['b', 1],
    ])
    const full = addLine(three.lines, wanted('a', 9), 5)
    expect(full.lines[0]?.count).toBe(5)
    expect(addLine(full.lines, wanted('a'), 5).outcome).toBe('no_more_pieces')
    expect(addLine([], wanted('a', 500), 1000).lines[0]?.count).toBe(PIECES_MAX)
  })
  test('takes as many kinds as one order does', () => {
    const many = Array.from({ length: KINDS_MAX }, (_, i) => ({ ...wanted(`s${i}`), chosen: true }))
    expect(addLine(many, wanted('new'), 9).outcome).toBe('cart_full')
    expect(addLine(many, wanted('s3'), 9).outcome).toBe('added')
  })
  test.each([
    undefined,
    null,
    'text',
    7,
    {},
    [null, 3, {}, { skuId: 'a' }, { ...wanted('a', 0), chosen: true }],
  ])('what was remembered as %j is an empty cart', kept => expect(decodeCart(kept)).toEqual([]))
  test('a damaged line does not take the others with it', () => {
    const good = { ...wanted('a'), chosen: false }
    expect(decodeCart([{ skuId: 3 }, good])).toEqual([good])
  })
})

describe('CartStore', () => {
  test('survives the program, and each person has her own', () => {
    const memory = plainMemory()
    storeOver({}, { memory }).store.cart.add(wanted('a', 2), 9)
    const again = storeOver({}, { memory }).store
    expect(again.cart.pieces).toBe(2)
    memory.remove('cart')
    again.forgetPerson()
    expect(again.cart.pieces).toBe(0)
  })

  test('what cannot be bought is not summed, chosen or checked out, and says why', async () => {
    const { store } = storeOver({
      'cart.lines': () =>
        ok({
          lines: [
            view('fine'),
            view('few', { stock: 1 }),
            view('none', { stock: 0 }),
            view('gone', { gone: 'sku', stock: 0 }),
          ],
          nowMs: 0,
        }),
    })
    for (const skuId of ['fine', 'few', 'none', 'gone']) store.cart.add(wanted(skuId, 2), 9)
    await store.cart.load()
    expect(Object.fromEntries(store.cart.rows.map(row => [row.line.skuId, row.blocked]))).toEqual({
      fine: undefined,
      few: 'too_many',
      none: 'sold_out',
      gone: 'gone',
    })
    expect(store.cart.chosenRows.map(row => row.line.skuId)).toEqual(['fine'])
    expect(store.cart.chosenFen).toBe(2000)
    expect(store.cart.allChosen).toBe(true)
    store.cart.setCount('few', 1)
    expect(store.cart.chosenFen).toBe(3000)
  })

  test('a lost network keeps the lines', async () => {
    const { store } = storeOver({ 'cart.lines': () => failed('network') })
    store.cart.add(wanted('a', 3), 9)
    await store.cart.load()
    expect(store.cart.view.status).toBe('error')
    expect(store.cart.pieces).toBe(3)
    expect(store.ui.online).toBe(false)
  })

  test('an empty cart asks nobody', async () => {
    const { store, sent } = storeOver({})
    await store.cart.load()
    expect(sent).toEqual([])
  })
})
