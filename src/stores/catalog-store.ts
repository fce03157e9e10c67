import { makeAutoObservable, observableRef } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiResponse } from '@/contract/errors'
import type { RequestOf } from '@/contract/inputs'
import type { ProductCard } from '@/contract/views'
import { type ListPage, PagedList } from './paged-list'

export type MallFace = 'cash' | 'points'
export type ProductSort = NonNullable<RequestOf<'product.list'>['sort']>

/** Every category. */
export const ALL = 'all'

/** The shelves: what the mall shows, and what a search finds. */
export class CatalogStore {
  /** Which half of the mall is open. A tab carries no query, so other pages set it before they lead there. */
  face: MallFace = 'cash'
  categoryId: string = ALL
  sort: ProductSort = 'default'
  readonly products: PagedList<ProductCard, number>
  /** What was searched for last; empty before. */
  query = ''
  readonly found: PagedList<ProductCard, number>

  constructor(private readonly callApi: CallApi) {
    this.products = new PagedList(offset =>
      this.fetch({
        sort: this.sort,
        ...(this.categoryId === ALL ? {} : { categoryId: this.categoryId }),
        ...(offset === undefined ? {} : { offset }),
      }),
    )
    this.found = new PagedList(offset =>
      this.fetch({ query: this.query, ...(offset === undefined ? {} : { offset }) }),
    )
    makeAutoObservable<this, 'callApi' | 'fetch'>(this, {
      products: observableRef,
      found: observableRef,
      callApi: false,
      fetch: false,
    })
  }

  showFace(face: MallFace): void {
    this.face = face
  }

  /** Opens a category; `ALL` for everything. */
  showCategory(categoryId: string): void {
    this.face = 'cash'
    if (this.categoryId === categoryId && this.products.items) return
    this.categoryId = categoryId
    this.products.clear()
    void this.products.refresh()
  }

  sortBy(sort: ProductSort): void {
    if (this.sort === sort) return
    this.sort = sort
    this.products.clear()
    void this.products.refresh()
  }

  /** Fetches the first page where there is none. */
  ensureProducts(): void {
    if (!this.products.items && !this.products.loading) void this.products.refresh()
  }

  /** Searches; an empty word clears the page. */
  search(text: string): void {
    this.query = text.trim()
    this.found.clear()
    if (this.query !== '') void this.found.refresh()
  }

  private async fetch(input: RequestOf<'product.list'>): Promise<ApiResponse<ListPage<ProductCard, number>>> {
    const answer = await this.callApi('product.list', { ...input, limit: 20 })
    if (!answer.ok) return answer
    const { products, nextOffset } = answer.data
    return { ok: true, data: { items: products, ...(nextOffset === undefined ? {} : { next: nextOffset }) } }
  }
}
