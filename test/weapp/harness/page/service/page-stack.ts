import { recordError } from '../report'
import type { AppSettings } from './app-config'
import { guardSetData, type PageInstance } from './page-instance'
import { PageView } from './page-view'

/** A page's component, made by glass-easel. */
export interface PageRoot {
  get(): unknown
  attach(parent: unknown, placeholder: unknown): void
  release(): void
}

interface OpenPage {
  readonly path: string
  readonly view: PageView
  readonly instance: PageInstance
  readonly root: PageRoot
}

export type OpenMode = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab'

export interface PageFactory {
  /** Loads the page's code and makes its component. */
  create(path: string): PageRoot
  css(path: string): string
}

const DEPTH_MAX = 10

/** Runs a function that a page wrote; what it throws is written down, and the app goes on, as in WeChat. */
function guarded(call: () => void): void {
  try {
    call()
  } catch (error) {
    recordError(error)
  }
}

const theme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

/** WeChat's stack of pages: up to ten, tab pages kept alive beside it. */
export class PageStack {
  readonly #settings: AppSettings
  readonly #factory: PageFactory
  #stack: OpenPage[] = []
  readonly #tabs = new Map<string, OpenPage>()

  constructor(settings: AppSettings, factory: PageFactory) {
    this.#settings = settings
    this.#factory = factory
  }

  get top(): OpenPage | undefined {
    return this.#stack.at(-1)
  }

  get instances(): PageInstance[] {
    return this.#stack.map(page => page.instance)
  }

  get paths(): string[] {
    return this.#stack.map(page => page.path)
  }

  /** @throws Error with WeChat's words when the page cannot be opened this way. */
  async open(mode: OpenMode, url: string): Promise<void> {
    const { path, query } = this.#parse(url)
    this.#checkMode(mode, path)
    if (mode === 'switchTab') return this.#switchTab(path, query)
    if (mode === 'navigateTo') this.#hideTop()
    else if (mode === 'redirectTo') this.#drop(this.#stack.pop())
    else this.#dropAll()
    const page = this.#create(path, query)
    this.#stack.push(page)
    if (this.#settings.tabs.includes(path)) this.#tabs.set(path, page)
    await this.#start(page, query)
  }

  back(delta: number): void {
    const steps = Math.min(delta, this.#stack.length - 1)
    if (steps < 1) throw new Error('navigateBack:fail cannot navigate back at first page.')
    for (let step = 0; step < steps; step++) this.#drop(this.#stack.pop())
    this.#showTop()
  }

  #parse(url: string): { path: string; query: Record<string, string> } {
    const top = this.top
    const [rawPath = '', search = ''] = url.split('?')
    const folder = top ? top.path.split('/').slice(0, -1).join('/') : ''
    const path = rawPath.startsWith('/') || !top ? rawPath.replace(/^\//, '') : `${folder}/${rawPath}`
    const query: Record<string, string> = {}
    // WeChat hands the values over as they are: decoding them is the page's own business.
    for (const pair of search.split('&')) {
      const [key, ...value] = pair.split('=')
      if (key) query[key] = value.join('=')
    }
    return { path, query }
  }

  #checkMode(mode: OpenMode, path: string): void {
    if (!this.#settings.pages.includes(path)) throw new Error(`page "${path}" is not found`)
    const isTab = this.#settings.tabs.includes(path)
    if (mode === 'switchTab' && !isTab) throw new Error('can not switch to no-tabBar page')
    if ((mode === 'navigateTo' || mode === 'redirectTo') && isTab) {
      throw new Error(`can not ${mode} a tabbar page`)
    }
    if (mode === 'navigateTo' && this.#stack.length >= DEPTH_MAX) {
      throw new Error('webview count limit exceed')
    }
  }

  async #switchTab(path: string, query: Record<string, string>): Promise<void> {
    const current = this.top
    if (current?.path === path) return
    const known = this.#tabs.get(path)
    this.#hideTop()
    for (const page of this.#stack) if (!this.#tabs.has(page.path)) this.#drop(page)
    if (known) {
      this.#stack = [known]
      this.#showTop()
      return
    }
    const page = this.#create(path, query)
    this.#tabs.set(path, page)
    this.#stack = [page]
    await this.#start(page, query)
  }

  #create(path: string, query: Record<string, string>): OpenPage {
    const config = this.#settings.windowOf(path, theme())
    const root = this.#factory.create(path)
    const instance = root.get() as PageInstance
    const view = new PageView(path, config, this.#factory.css(path), () => this.back(1))
    view.element.classList.toggle('wx-first', this.#stack.length === 0)
    guardSetData(instance, path)
    instance.route = path
    instance.__route__ = path
    instance.options = query
    view.onReachBottom(config.onReachBottomDistance ?? 50, () => guarded(() => instance.onReachBottom?.()))
    view.scroller.addEventListener('scroll', event => {
      if (event.target === view.scroller) instance.onPageScroll?.({ scrollTop: view.scroller.scrollTop })
    })
    return { path, view, instance, root }
  }

  async #start(page: OpenPage, query: Record<string, string>): Promise<void> {
    page.root.attach(page.view.scroller, page.view.placeholder)
    guarded(() => page.instance.onLoad?.(query))
    guarded(() => page.instance.onShow?.())
    await new Promise(resolve => setTimeout(resolve))
    guarded(() => page.instance.onReady?.())
  }

  #hideTop(): void {
    const page = this.top
    if (!page) return
    page.view.show(false)
    guarded(() => page.instance.onHide?.())
  }

  #showTop(): void {
    const page = this.top
    if (!page) return
    page.view.show(true)
    guarded(() => page.instance.onShow?.())
  }

  #drop(page: OpenPage | undefined): void {
    if (!page) return
    this.#tabs.delete(page.path)
    guarded(() => page.instance.onUnload?.())
    page.root.release()
    page.view.remove()
  }

  #dropAll(): void {
    for (const page of new Set([...this.#stack, ...this.#tabs.values()])) this.#drop(page)
    this.#stack = []
  }
}
