/** Installs the packages when they are missing or are not those of package-lock.json. Node's own modules only. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStopping, runChild } from './children.mjs'
import { step } from './progress.mjs'
import { explainDisk, Failure, root } from './project.mjs'

const stamp = join(root, 'node_modules', '.installed-lock')

/** Whether node_modules holds what the lock says, by npm's own record of what it installed. */
function holdsWhatLockSays(lockText) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(lockText).packages
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const there = installed[path]
    return there
      ? there.version === entry.version
      : Boolean(entry.optional || entry.devOptional || entry.peer)
  })
}

function explain(output) {
  const onDisk = explainDisk(output)
  if (onDisk) return onDisk
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    return 'The packages cannot be installed: the npm registry cannot be reached.'
  }
  return `The packages cannot be installed:\n${output.split('\n').slice(0, 15).join('\n')}`
}

/** @throws Failure with one sentence when the packages cannot be installed */
export async function ensureInstalled() {
  const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lockText).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  if (!holdsWhatLockSays(lockText)) {
    await step('installing packages (about a minute the first time)', async () => {
      const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
      const npm = process.env.npm_execpath?.endsWith('.js')
        ? [process.execPath, [process.env.npm_execpath, ...args]]
        : ['npm', args]
      const { code, output } = await runChild(npm[0], npm[1], { cwd: root, capture: true }).catch(error => ({
        code: 1,
        output: String(error),
      }))
      if (isStopping()) return
      if (code !== 0) throw new Failure(explain(output))
    })
  }
  if (isStopping()) return
  try {
    writeFileSync(stamp, hash)
  } catch {
    // A read-only checkout can still be used; the check above runs again next time.
  }
}
