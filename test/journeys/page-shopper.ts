import type { Locator, Page } from 'playwright-core'
import type { PayChoice, Shopper } from './shopper'

/** Longest wait for anything to appear, ms. Two cores, a cold function and a database are inside it. */
const PATIENCE_MS = 15_000
const LOOK_AGAIN_MS = 40
const WORDS_IN_ERROR = 600
const STILL_FRAMES = 8

const collapse = (text: string) => text.replace(/\s+/g, ' ').trim()

/** What both faces have in common: a page in a browser with touch. */
export abstract class PageShopper implements Shopper {
  abstract readonly face: 'weapp' | 'h5'

  constructor(
    protected readonly page: Page,
    /** Selector of the page in front; what lies over it (dialogs, toasts) is inside. */
    private readonly front: string,
  ) {}

  abstract allowPhone(): Promise<void>
  abstract payBy(choice: PayChoice): Promise<void>
  abstract restart(): Promise<void>
  abstract setOnline(online: boolean): Promise<void>
  abstract back(): Promise<void>
  abstract shoot(name: string): Promise<void>
  abstract ailments(): Promise<string[]>
  abstract close(): Promise<void>
  /** Commands that were sent to the api and not answered yet, for the words of a failure. */
  protected pending(): string[] {
    return []
  }
  /** Path of the page in front. */
  protected abstract path(): Promise<string>

  protected at(id: string): Locator {
    return this.page.locator(`${this.front} [id="${id}"]`)
  }

  async tap(id: string): Promise<void> {
    await this.explained(`press ${id}`, () => this.at(id).tap({ timeout: PATIENCE_MS }))
  }

  async type(id: string, text: string): Promise<void> {
    const field = this.page.locator(`${this.front} [id="${id}"]`).locator('input, textarea').first()
    await this.explained(`type into ${id}`, () => field.fill(text, { timeout: PATIENCE_MS }))
  }

  async slide(id: string, part: number): Promise<void> {
    await this.explained(`slide ${id}`, async () => {
      await this.at(id).scrollIntoViewIfNeeded({ timeout: PATIENCE_MS })
      const box = await this.at(id).boundingBox()
      if (!box) throw new Error(`${id} has no place on the screen`)
      const y = box.y + box.height / 2
      await this.drag({ x: box.x + 2, y }, { x: box.x + box.width * part, y })
    })
  }

  async text(id: string): Promise<string> {
    await this.finds(id)
    return this.words(id)
  }

  async number(id: string): Promise<number> {
    const words = await this.text(id)
    const found = /-?\d[\d,\s]*(?:\.\s*\d+)?/.exec(words)
    if (!found) throw new Error(`no number in ${id}: ${words}`)
    return Number(found[0].replace(/[,\s]/g, ''))
  }

  async sees(words: string | RegExp, id?: string): Promise<void> {
    const says = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text))
    await this.until(`see ${words}${id ? ` in ${id}` : ''}`, async () => says(await this.words(id)))
  }

  async finds(id: string): Promise<void> {
    await this.until(`find ${id}`, () => this.at(id).first().isVisible())
  }

  async misses(id: string): Promise<void> {
    await this.until(`see ${id} go`, async () => (await this.at(id).count()) === 0)
  }

  async has(id: string): Promise<boolean> {
    return (await this.at(id).count()) > 0
  }

  async ids(pattern: RegExp): Promise<string[]> {
    let matching: string[] = []
    await this.until(`find an id like ${pattern}`, async () => {
      const nodes = this.page.locator(`${this.front} [id]`)
      const all = await nodes.evaluateAll(elements => elements.map(element => element.id))
      matching = all.filter(id => pattern.test(id))
      return matching.length > 0
    })
    return matching
  }

  async isAt(page: string): Promise<void> {
    await this.until(`be at ${page}`, async () => (await this.path()) === page)
  }

  /** Moves one finger from here to there, as a touch screen reports it. */
  private async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      session.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    await touch('touchStart', [from])
    for (const share of [0.25, 0.5, 0.75, 1]) {
      await touch('touchMove', [{ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }])
    }
    // She holds still before she lifts the finger: a flung one would make Chromium swallow the next tap.
    for (let frame = 0; frame < STILL_FRAMES; frame++) {
      await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)))
      await touch('touchMove', [to])
    }
    await touch('touchEnd', [])
    await session.detach()
  }

  /** What the page in front, or one element of it, says now; nothing while it is not there. */
  private async words(id?: string): Promise<string> {
    const place = id === undefined ? this.page.locator(this.front) : this.at(id)
    return collapse((await place.allInnerTexts()).join(' '))
  }

  private async until(goal: string, reached: () => Promise<boolean>): Promise<void> {
    const startedMs = Date.now()
    while (!(await reached().catch(() => false))) {
      if (Date.now() - startedMs > PATIENCE_MS) throw await this.lost(goal, 'it did not come')
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS))
    }
  }

  protected async explained<T>(goal: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action()
    } catch (error) {
      throw await this.lost(goal, String(error).split('\n')[0] ?? '')
    }
  }

  /** An error that says where the person stood and what she saw. */
  private async lost(goal: string, why: string): Promise<Error> {
    const [path, words, ailments] = await Promise.all([
      this.path().catch(() => 'nowhere'),
      this.words().catch(() => ''),
      this.ailments().catch(() => []),
    ])
    const trouble = [
      ...ailments.slice(0, 5).map(ailment => `\n  unseen: ${ailment}`),
      ...this.pending().map(command => `\n  unanswered: ${command}`),
    ].join('')
    return new Error(
      `${this.face}: could not ${goal} at ${path}: ${why}\n  the screen says: ${words.slice(0, WORDS_IN_ERROR)}${trouble}`,
    )
  }
}
