import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import type { LocalCloud } from '../../local-cloud'
import { PageShopper } from '../journeys/page-shopper'
import type { PayChoice, Stage } from '../journeys/shopper'
import { shootEveryWidth, WALKING_WIDTH_PX } from './screenshots'

const HEIGHT_PX = 740
const PATIENCE_MS = 15_000
/** Taro keeps the pages behind in the document and shades them. */
const FRONT = '.taro_page:not(.taro_page_shade)'
/** The browser's own words for a network, or an answer, that a test took away. */
const LOST_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE/

const commandOf = (request: Request): string =>
  /"command":"([\w.]+)"/.exec(request.postData() ?? '')?.[1] ?? request.url()

/** A person with the shop open in her browser. */
class H5Shopper extends PageShopper {
  readonly face = 'h5'
  readonly #trouble: string[] = []
  readonly #pending = new Map<Request, string>()

  constructor(
    page: Page,
    private readonly context: BrowserContext,
    private readonly home: string,
  ) {
    super(page, FRONT)
    page.on('pageerror', error => this.#trouble.push(`page error: ${error.stack ?? error.message}`))
    page.on('request', request => {
      if (request.url().includes('/call/')) this.#pending.set(request, commandOf(request))
    })
    page.on('requestfinished', request => this.#pending.delete(request))
    page.on('requestfailed', request => this.#pending.delete(request))
    page.on('console', message => {
      if (message.type() === 'error' && !LOST_NETWORK.test(message.text())) {
        this.#trouble.push(`console: ${message.text()}`)
      }
    })
  }

  protected async path(): Promise<string> {
    return new URL(this.page.url()).hash.replace(/^#\/?/, '').split('?')[0] ?? ''
  }

  protected override pending(): string[] {
    return [...this.#pending.values()]
  }

  async back(): Promise<void> {
    await this.page.locator(`${FRONT} [aria-label="返回"]`).tap()
  }

  allowPhone(): Promise<void> {
    return this.tap('join-allow')
  }

  async payBy(choice: PayChoice): Promise<void> {
    const sheet = this.page.frameLocator('#pay-sheet')
    await this.explained('see the pay sheet', () => sheet.locator('.pay').waitFor({ timeout: PATIENCE_MS }))
    if (choice === 'leave') return this.restart()
    await sheet.locator(choice === 'pay' ? '.pay' : '.cancel').tap()
    await this.page.locator('#pay-sheet').waitFor({ state: 'detached', timeout: PATIENCE_MS })
  }

  async restart(): Promise<void> {
    await this.page.goto(this.home)
  }

  async setOnline(online: boolean): Promise<void> {
    await this.context.setOffline(!online)
  }

  async shoot(name: string): Promise<void> {
    const tooWide = await shootEveryWidth(this.page, name)
    if (tooWide.length > 0)
      this.#trouble.push(`${name}: sticks out to the side at ${tooWide.join(' and ')} px`)
  }

  async ailments(): Promise<string[]> {
    return [...this.#trouble]
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

/** The h5 face, served by the local cloud; every person has a browser profile of her own. */
export function h5Stage(browser: Browser, cloud: LocalCloud): Stage {
  return {
    face: 'h5',
    cloud,
    enter: async person => {
      const context = await browser.newContext({
        viewport: { width: WALKING_WIDTH_PX, height: HEIGHT_PX },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      const page = await context.newPage()
      const shopper = new H5Shopper(page, context, `${cloud.url}/?as=${person}`)
      await shopper.restart()
      return shopper
    },
  }
}
