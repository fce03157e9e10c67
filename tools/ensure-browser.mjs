// `node tools/ensure-browser.mjs`: finds Chromium and a Chinese font for the tests, and installs Debian's where it may.
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runChild } from './lib/children.mjs'
import { step, tail } from './lib/progress.mjs'
import { Failure, runTool } from './lib/project.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(dir => join(dir, name))
    .find(file => existsSync(file))
}

/** Chromium as Playwright keeps it, newest first. */
function inPlaywrightCache() {
  const dir = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(dir)) return undefined
  const builds = readdirSync(dir).filter(name => /^chromium(_headless_shell)?-\d+$/.test(name))
  return builds
    .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]))
    .flatMap(build =>
      ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell'].map(file =>
        join(dir, build, file),
      ),
    )
    .find(file => existsSync(file))
}

/** The browser's program, or undefined. CHROME_PATH comes first. */
export function findBrowser() {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Failure(`CHROME_PATH is ${named}, but there is no such file.`)
    return named
  }
  return NAMES.map(onPath).find(Boolean) ?? inPlaywrightCache()
}

async function hasChineseFont() {
  const listed = await runChild('fc-list', [':lang=zh', 'family'], { capture: true }).catch(() => undefined)
  return listed !== undefined && listed.code === 0 && listed.output.trim() !== ''
}

async function installFromDebian(packages) {
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get')
  if (!mayInstall) {
    throw new Failure(
      `The tests need ${packages.join(' and ')}: install them (on Debian: apt-get install ${packages.join(' ')}), or set CHROME_PATH to a Chromium you have.`,
    )
  }
  await step(`installing ${packages.join(' and ')} from Debian`, async () => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const update = await runChild('apt-get', ['update', '-q'], { capture: true, env })
    const args = ['install', '-y', '-q', '--no-install-recommends', ...packages]
    const { code, output } = await runChild('apt-get', args, { capture: true, env })
    if (code !== 0)
      throw new Failure(`Debian's packages cannot be installed:\n${tail(update.output + output, 15)}`)
  })
}

/**
 * Finds the browser and a Chinese font; installs what is missing when it may.
 * @returns {Promise<string>} the browser's program
 * @throws Failure with one sentence saying what to install
 */
export async function ensureBrowser() {
  const packages = []
  if (!findBrowser()) packages.push('chromium')
  if (!(await hasChineseFont())) packages.push('fonts-noto-cjk')
  if (packages.length > 0 && !onPath('fc-list')) packages.push('fontconfig')
  if (packages.length > 0) await installFromDebian(packages)
  const browser = findBrowser()
  if (!browser) throw new Failure('Chromium was installed but cannot be found: set CHROME_PATH.')
  return browser
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runTool(async () => console.log(await ensureBrowser()))
}
