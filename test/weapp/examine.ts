import type { Browser } from 'playwright-core'
import { describeFinding, inspectBuild } from './gate'
import { type CompiledApp, compileDist, type ServedApp, serveApp, WeappPhone } from './harness'

const PATIENCE_MS = 2500
const TABS = ['mall', 'code', 'me', 'home'] as const
/** A page of a subpackage that shows something to everybody. */
const SUBPACKAGE_PAGE = 'packages/member/join/index'
/** Nobody listens there: pages meet a lost network and must still come up. */
const NO_CLOUD = { url: 'http://127.0.0.1:9', environment: {} }

/**
 * Looks at a build with the quick part of the gate.
 * @returns every complaint, in words; none for a sound build
 */
export function inspect(distDir: string): string[] {
  const problems = compileDist(distDir).problems.map(
    problem => `compile: ${problem.file}: ${problem.message}`,
  )
  return [...inspectBuild(distDir, 'local').map(describeFinding), ...problems]
}

/**
 * Looks at a build by using it: opens it, presses every tab, opens a page of a subpackage.
 * @returns every complaint, in words; none for a sound build
 */
export function tryOut(distDir: string, browser: Browser): Promise<string[]> {
  return use(compileDist(distDir), distDir, browser)
}

async function use(app: CompiledApp, distDir: string, browser: Browser): Promise<string[]> {
  const served: ServedApp = await serveApp(app, { distDir })
  try {
    const phone = await WeappPhone.open({ browser, app: served, cloud: NO_CLOUD, person: 'visitor' })
    try {
      return [...(await pressTabs(phone)), ...(await openSubpackage(phone)), ...(await phone.ailments())]
    } finally {
      await phone.close()
    }
  } catch (error) {
    return [`use: ${String(error).split('\n')[0]}`]
  } finally {
    await served.close()
  }
}

async function pressTabs(phone: WeappPhone): Promise<string[]> {
  for (const tab of TABS) {
    const button = phone.page.locator(`.wx-page:not([hidden]) #tab-${tab}`)
    try {
      await button.tap({ timeout: PATIENCE_MS })
      await phone.page.waitForFunction(
        path => window.__harness.paths().at(-1) === path,
        `pages/${tab}/index`,
        { timeout: PATIENCE_MS },
      )
    } catch {
      return [
        `use: pressing the tab ${tab} does not lead there; open: ${(await phone.paths()).join(', ') || 'nothing'}`,
      ]
    }
  }
  return []
}

async function openSubpackage(phone: WeappPhone): Promise<string[]> {
  const errors = await phone.ailments()
  await phone.restart(SUBPACKAGE_PAGE)
  try {
    await phone.page.waitForFunction(
      () => (document.querySelector('.wx-page:not([hidden]) page')?.textContent ?? '').trim() !== '',
      undefined,
      { timeout: PATIENCE_MS },
    )
  } catch {
    return [...errors, `use: ${SUBPACKAGE_PAGE} stays empty`]
  }
  return errors
}
