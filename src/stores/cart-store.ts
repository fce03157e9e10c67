import { makeAutoObservable, observableRef } from 'mobx'
import type { AnswerOf, CallApi } from '@/contract/commands'
import type { CartLineView } from '@/contract/views'
import { type AddOutcome, addLine, type CartLine, decodeCart } from './cart-lines'
import { Loadable } from './loadable'
import type { Memory } from './memory'

const KEY = 'cart'

/** A line as it is drawn: what the member wants, and what the server says about it. */
export interface CartRow {
  line: CartLine
  view: CartLineView
  /** Why it cannot be bought now; absent where it can. */
  blocked?: 'gone' | 'sold_out' | 'too_many'
}

/** The cart. What is wanted lies on the phone; what it costs and whether it can be had, only the server says. */
export class CartStore {
  lines: readonly CartLine[] = []
  readonly view = new Loadable<AnswerOf['cart.lines']>()

  constructor(
    private readonly callApi: CallApi,
    private readonly memory: Memory,
  ) {
    makeAutoObservable<this, 'callApi' | 'memory'>(this, {
      lines: observableRef,
      callApi: false,
      memory: false,
    })
    this.restore()
  }

  /** Takes up what was remembered for the person who is here now. */
  restore(): void {
    this.lines = decodeCart(this.memory.get(KEY))
    this.view.clear()
  }

  /** Pieces of everything, for the mark on the cart. */
  get pieces(): number {
    return this.lines.reduce((total, line) => total + line.count, 0)
  }

  /** Asks the server about every line. */
  async load(): Promise<void> {
    if (this.lines.length === 0) {
      this.view.clear()
      return
    }
    await this.view.load(() => this.callApi('cart.lines', { lines: this.refs(this.lines) }))
  }

  /** The lines the server knows about, in the cart's order. */
  get rows(): CartRow[] {
    const views = new Map(this.view.data?.lines.map(view => [view.skuId, view]))
    return this.lines.flatMap(line => {
      const view = views.get(line.skuId)
      if (!view) return []
      const blocked = blockOf(line, view)
      return [{ line, view, ...(blocked ? { blocked } : {}) }]
    })
  }

  /** What is bought when the button is pressed. */
  get chosenRows(): CartRow[] {
    return this.rows.filter(row => row.line.chosen && row.blocked === undefined)
  }

  get chosenFen(): number {
    return this.chosenRows.reduce((total, row) => total + row.view.unitPriceFen * row.line.count, 0)
  }

  get allChosen(): boolean {
    const open = this.rows.filter(row => row.blocked === undefined)
    return open.length > 0 && open.every(row => row.line.chosen)
  }

  add(wanted: { productId: string; skuId: string; count: number }, available: number): AddOutcome {
    const { lines, outcome } = addLine(this.lines, wanted, available)
    if (outcome === 'added') this.keep(lines)
    return outcome
  }

  setCount(skuId: string, count: number): void {
    this.keep(this.lines.map(line => (line.skuId === skuId ? { ...line, count } : line)))
  }

  choose(skuId: string, chosen: boolean): void {
    this.keep(this.lines.map(line => (line.skuId === skuId ? { ...line, chosen } : line)))
  }

  chooseAll(chosen: boolean): void {
    this.keep(this.lines.map(line => ({ ...line, chosen })))
  }

  remove(skuIds: readonly string[]): void {
    this.keep(this.lines.filter(line => !skuIds.includes(line.skuId)))
  }

  private keep(lines: readonly CartLine[]): void {
    this.lines = lines
    this.memory.set(KEY, lines)
  }

  private refs(lines: readonly CartLine[]) {
    return lines.map(({ productId, skuId, count }) => ({ productId, skuId, count }))
  }
}

function blockOf(line: CartLine, view: CartLineView): CartRow['blocked'] {
  if (view.gone) return 'gone'
  if (view.stock <= 0) return 'sold_out'
  return line.count > view.stock ? 'too_many' : undefined
}
