import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
]

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium of this machine: `CHROME_PATH`, or where Debian puts it. */
export function chromePath(): string {
  const { CHROME_PATH } = process.env
  const found = CHROME_PATH || PLACES.find(place => existsSync(place))
  if (!found)
    throw new Error('no Chromium here: set CHROME_PATH, or install it with `apt-get install chromium`')
  return found
}

/**
 * One browser for a suite; each person gets a context of their own.
 * @param more further command line switches of Chromium
 */
export function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: chromePath(), headless: true, args: [...ARGS, ...more] })
}
