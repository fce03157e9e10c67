import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { PROJECT_DIR } from '../support/builds'

const FOLDER = path.join(PROJECT_DIR, 'artefacts', 'h5')
const HEIGHT_PX = 740
/** The width people walk the journeys on; the pages are drawn at the others too. */
export const WALKING_WIDTH_PX = 375
const LOOKS = [
  { width: 320, dark: false },
  { width: WALKING_WIDTH_PX, dark: false },
  { width: WALKING_WIDTH_PX, dark: true },
  { width: 430, dark: false },
] as const

/** Empties the folder for a new run. */
export function beginScreenshots(): void {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
}

/**
 * Draws what is on the screen at every width, light, and once dark.
 * @returns the widths at which something sticks out to the side
 */
export async function shootEveryWidth(page: Page, name: string): Promise<number[]> {
  const tooWide: number[] = []
  for (const { width, dark } of LOOKS) {
    await page.setViewportSize({ width, height: HEIGHT_PX })
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' })
    await drawn(page)
    const widest = await page.evaluate(() => document.documentElement.scrollWidth)
    if (widest > width) tooWide.push(width)
    await page.screenshot({ path: path.join(FOLDER, `${name}-${width}${dark ? '-dark' : ''}.png`) })
  }
  await page.setViewportSize({ width: WALKING_WIDTH_PX, height: HEIGHT_PX })
  await page.emulateMedia({ colorScheme: 'light' })
  return tooWide
}

/** Waits for pictures in sight, running transitions, and the frame after the change of size. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.images].every(image => {
      const box = image.getBoundingClientRect()
      const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight
      return !inSight || image.complete
    }),
  )
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter(animation => animation.effect?.getTiming().iterations !== Infinity)
    await Promise.all(finite.map(animation => animation.finished.catch(() => undefined)))
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  })
}

/** Writes one page with all pictures side by side. */
export function writeContactSheet(): void {
  const names = readdirSync(FOLDER).filter(name => name.endsWith('.png'))
  const groups = new Map<string, string[]>()
  for (const name of names) {
    const group = name.replace(/-\d{3}(-dark)?\.png$/, '')
    groups.set(group, [...(groups.get(group) ?? []), name])
  }
  const rows = [...groups].map(
    ([group, files]) =>
      `<h2>${group}</h2><div>${files.map(file => `<figure><img loading="lazy" src="${file}"><figcaption>${file}</figcaption></figure>`).join('')}</div>`,
  )
  const style =
    'body{font:14px sans-serif;background:#ddd}div{display:flex;gap:16px;align-items:flex-start;overflow:auto}figure{margin:0}img{width:280px;display:block}'
  writeFileSync(
    path.join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>The h5 face at every width</title><style>${style}</style>${rows.join('\n')}\n`,
  )
}
