import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { LocalCloud } from '../../../local-cloud'
import type { PayChoice } from './native/pay-counter'
import { type PhoneAnswers, PhoneSide } from './native/phone-side'
import type { PageWeight } from './page/measure'
import type { Report } from './page/report'
import type { ServedApp } from './serve-app'

/** What the phone needs of a local cloud. */
type CloudAddress = Pick<LocalCloud, 'url' | 'environment'>

export interface PhoneOptions {
  readonly browser: Browser
  readonly app: ServedApp
  readonly cloud: CloudAddress
  readonly person: string
  /** Origin that the build calls in local mode. */
  readonly buildOrigin?: string
  readonly width?: number
  readonly height?: number
  readonly colorScheme?: 'light' | 'dark'
}

const DEFAULT_ORIGIN = 'http://127.0.0.1:8787'
const PATIENCE_MS = 8000

/** One person's phone with the mini-program on it. */
export class WeappPhone {
  readonly #side: PhoneSide
  readonly #pageErrors: string[] = []

  private constructor(
    readonly page: Page,
    side: PhoneSide,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {
    this.#side = side
    page.on('pageerror', error => this.#pageErrors.push(error.stack ?? error.message))
  }

  /** Opens the mini-program at its home page, or at `start` as a shared link would. */
  static async open(options: PhoneOptions, start?: string): Promise<WeappPhone> {
    const buildOrigin = options.buildOrigin ?? DEFAULT_ORIGIN
    const context = await options.browser.newContext({
      viewport: { width: options.width ?? 375, height: options.height ?? 740 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
      colorScheme: options.colorScheme ?? 'light',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
    })
    const side = new PhoneSide({
      cloudUrl: options.cloud.url,
      appId: options.cloud.environment.WXPAY_APPID ?? '',
      person: options.person,
      buildOrigin,
    })
    await context.route(`${buildOrigin}/**`, route => {
      if (!side.answers.online) return route.abort('internetdisconnected')
      return route.continue({ url: route.request().url().replace(buildOrigin, options.cloud.url) })
    })
    await context.exposeFunction('__native', (name: string, params: unknown) => side.handle(name, params))
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const phone = new WeappPhone(page, side, context, options.app.url)
    await phone.restart(start)
    return phone
  }

  /** How this person answers what WeChat asks. */
  get answers(): PhoneAnswers {
    return this.#side.answers
  }

  get clipboard(): string {
    return this.#side.clipboard
  }

  /** Closes the mini-program and opens it again; what it stored is still there. */
  async restart(start?: string): Promise<void> {
    await this.page.goto(this.url)
    await this.page.evaluate(at => window.__harness.launch(at), start)
  }

  /** Loses or finds the network, and tells the mini-program as WeChat does. */
  async setOnline(online: boolean): Promise<void> {
    this.#side.answers.online = online
    await this.page.evaluate(isConnected => {
      const detail = { isConnected, networkType: isConnected ? 'wifi' : 'none' }
      dispatchEvent(new CustomEvent('harness-network', { detail }))
    }, online)
  }

  choosePayment(choice: PayChoice): Promise<void> {
    return this.#side.choosePayment(choice)
  }

  /** Paths of the open pages, the one in front last. */
  paths(): Promise<string[]> {
    return this.page.evaluate(() => window.__harness.paths())
  }

  title(): Promise<string> {
    return this.page.evaluate(() => window.__harness.title())
  }

  report(): Promise<Report> {
    return this.page.evaluate(() => window.__harness.report)
  }

  weight(): Promise<PageWeight | undefined> {
    return this.page.evaluate(() => window.__harness.weight())
  }

  device(): Promise<{ brightness: number; keepScreenOn: boolean }> {
    return this.page.evaluate(() => window.__harness.deviceState)
  }

  background(hidden: boolean): Promise<void> {
    return this.page.evaluate(away => window.__harness.background(away), hidden)
  }

  /** Everything that went wrong so far without anybody seeing it; empty when all is well. */
  async ailments(): Promise<string[]> {
    const report = await this.report()
    return [
      ...this.#pageErrors.map(text => `page error: ${text}`),
      ...report.errors.map(text => `error: ${text}`),
      ...report.unknownApis.map(name => `wx.${name} is not imitated by the harness`),
      ...report.complaints.filter(text => !text.startsWith('warn:')),
    ]
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}
