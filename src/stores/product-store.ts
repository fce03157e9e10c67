import { makeAutoObservable, observableRef } from 'mobx'
import type { Sku } from '@/contract/catalog'
import type { CallApi } from '@/contract/commands'
import type { ProductView } from '@/contract/views'
import { computeEarn } from '@/domain/points/earn'
import { Loadable } from './loadable'
import type { SessionStore } from './session-store'
import { type Choice, choose, chosenSku, firstChoice, type ValueState, valueState } from './sku-choice'

/** Most pieces of one kind in one order. */
export const PIECES_MAX = 99

/** One product's page: which kind, how many, and what it would earn. */
export class ProductStore {
  readonly view = new Loadable<ProductView>()
  choice: Choice = []
  count = 1

  constructor(
    private readonly callApi: CallApi,
    private readonly session: SessionStore,
  ) {
    makeAutoObservable<this, 'callApi' | 'session'>(this, {
      choice: observableRef,
      callApi: false,
      session: false,
    })
  }

  /** Opens a product; what was chosen stays when the same one is fetched again. */
  async open(productId: string): Promise<void> {
    if (this.view.data?.product._id !== productId) {
      this.view.clear()
      this.choice = []
      this.count = 1
    }
    const [answer] = await Promise.all([
      this.view.load(() => this.callApi('product.get', { productId })),
      this.session.ensure(),
    ])
    if (answer.ok) this.take(answer.data)
  }

  get sku(): Sku | undefined {
    return this.view.data && chosenSku(this.view.data.product, this.choice)
  }

  /** Pieces of the chosen kind that can be ordered now. */
  get available(): number {
    return (this.sku && this.view.data?.stock[this.sku.skuId]) ?? 0
  }

  /** No kind of it can be had. */
  get soldOut(): boolean {
    const view = this.view.data
    return view?.product.skus.every(sku => (view.stock[sku.skuId] ?? 0) <= 0) ?? false
  }

  /** What the chosen pieces would earn in points, paid in cash, at the member's tier. */
  get earns(): number {
    const view = this.view.data
    const { program, payingUnitId } = this.session
    if (!view || !program || !this.sku) return 0
    return computeEarn(program, {
      trigger: 'online_purchase',
      paidFen: this.sku.priceFen * this.count,
      atMs: view.nowMs,
      tierId: view.tierId,
    })
      .filter(earned => earned.rule.unit === payingUnitId)
      .reduce((total, earned) => total + earned.amount, 0)
  }

  stateOf(option: number, value: string): ValueState {
    const view = this.view.data
    return view ? valueState(view.product, view.stock, this.choice, option, value) : 'open'
  }

  choose(option: number, value: string): void {
    const view = this.view.data
    if (!view) return
    this.choice = choose(view.product, view.stock, this.choice, option, value)
    this.keepCount()
  }

  setCount(count: number): void {
    this.count = count
    this.keepCount()
  }

  clear(): void {
    this.view.clear()
    this.choice = []
    this.count = 1
  }

  private take(view: ProductView): void {
    this.session.takePoints(view.availablePoints)
    if (!chosenSku(view.product, this.choice)) this.choice = firstChoice(view.product, view.stock)
    this.keepCount()
  }

  private keepCount(): void {
    this.count = Math.max(1, Math.min(this.count, PIECES_MAX, Math.max(1, this.available)))
  }
}
