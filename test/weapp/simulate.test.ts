/**
 * @jest-environment jsdom
 *
 * The built mini-program under miniprogram-simulate: WeChat's own template compiler and component model in jsdom, with no
 * browser and no network. It shows that the build does not depend on what glass-easel forgives.
 */
import path from 'node:path'
import { type Builds, prepareBuilds } from '../support/builds'
import { installWechatGlobals, type SimulatedWechat } from './simulated-wechat'

jest.setTimeout(240_000)

const PATIENCE_MS = 5000

interface Rendered {
  readonly dom?: Node
  attach(parent: Node): void
  detach(): void
  querySelector(selector: string): { dispatchEvent(name: string): void } | undefined
}

interface LoadOptions {
  compiler?: 'official'
  rootPath: string
  compilerOptions?: { maxBuffer: number }
}

/** What is used of miniprogram-simulate. Its own types bring WeChat's globals into every file, so they stay out. */
interface Simulate {
  load(componentPath: string, tagName: string, options: LoadOptions): string
  render(id: string): Rendered
  sleep(ms: number): Promise<void>
}

const simulate: Simulate = jest.requireActual('miniprogram-simulate')

/** Waits until the page says this. */
async function says(page: Rendered, words: string | RegExp): Promise<void> {
  const startedMs = Date.now()
  const matches = () => {
    const text = page.dom?.textContent ?? ''
    return typeof words === 'string' ? text.includes(words) : words.test(text)
  }
  while (!matches()) {
    if (Date.now() - startedMs > PATIENCE_MS) throw new Error(`no ${words} in: ${page.dom?.textContent}`)
    await simulate.sleep(20)
  }
}

describe('the weapp build under miniprogram-simulate', () => {
  let builds: Builds
  let root: string
  let wechat: SimulatedWechat

  beforeAll(() => {
    builds = prepareBuilds(['weapp'])
    root = path.join(builds.distDir, 'weapp')
    wechat = installWechatGlobals()
    require(path.join(root, 'app.js'))
    wechat.launch('pages/home/index')
  })
  afterAll(() => builds.remove())

  const open = (page: string): Rendered => {
    wechat.route = page
    const options = {
      compiler: 'official' as const,
      rootPath: root,
      compilerOptions: { maxBuffer: 64 << 20 },
    }
    const rendered = simulate.render(simulate.load(path.join(root, page), page.replaceAll('/', '-'), options))
    rendered.attach(document.body)
    return rendered
  }

  test('home comes up without a network, says so, and asks again when told to', async () => {
    const page = open('pages/home/index')
    await says(page, '网络')
    const asked = wechat.requests.length
    expect(asked).toBeGreaterThan(0)
    page.querySelector('#retry')?.dispatchEvent('tap')
    const startedMs = Date.now()
    while (wechat.requests.length === asked && Date.now() - startedMs < PATIENCE_MS) await simulate.sleep(20)
    expect(wechat.requests.length).toBeGreaterThan(asked)
    page.detach()
  })

  test('a tap on a tab goes through the real templates and handlers to wx.switchTab', async () => {
    const page = open('pages/mall/index')
    await says(page, '会员码')
    page.querySelector('#tab-code')?.dispatchEvent('tap')
    await simulate.sleep(0)
    expect(wechat.switched).toContain('/pages/code/index')
    page.detach()
  })

  test('the tab bar component that WeChat asks for draws nothing', () => {
    const bar = simulate.render(
      simulate.load(path.join(root, 'custom-tab-bar/index'), 'tab-bar', { rootPath: root }),
    )
    bar.attach(document.body)
    expect(bar.dom?.textContent?.trim()).toBe('')
    bar.detach()
  })
})
