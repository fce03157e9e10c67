/** Shows that something is going on: one line that counts seconds on a terminal, a line now and then elsewhere. */

import { isStopping } from './children.mjs'

const QUIET_LINE_EVERY_S = 15
const seconds = ms => `${(ms / 1000).toFixed(1)} s`

/**
 * Runs `work` under a title and prints how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedMs = Date.now()
  const live = Boolean(process.stdout.isTTY)
  const show = () => {
    const s = Math.round((Date.now() - startedMs) / 1000)
    if (live) process.stdout.write(`\r\x1b[K  ${title} … ${s} s`)
    else if (s > 0 && s % QUIET_LINE_EVERY_S === 0) console.log(`  ${title} … ${s} s`)
  }
  if (live) show()
  else console.log(`  ${title} …`)
  const timer = setInterval(show, 1000)
  const clear = () => {
    clearInterval(timer)
    if (live) process.stdout.write('\r\x1b[K')
  }
  try {
    const result = await work()
    clear()
    if (isStopping()) return result
    console.log(`✓ ${title} (${seconds(Date.now() - startedMs)})`)
    return result
  } catch (error) {
    clear()
    console.log(`✗ ${title} (${seconds(Date.now() - startedMs)})`)
    throw error
  }
}

/** The last lines of a long output, for a failure. */
export function tail(text, lines = 40) {
  return text.trimEnd().split('\n').slice(-lines).join('\n')
}
