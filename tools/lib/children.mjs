/** Child processes that end with us: each is the head of its own process group, and the whole group is ended. */
import { spawn } from 'node:child_process'

const KILL_AFTER_MS = 8000
const running = new Set()
let stopping = false

/** Whether somebody asked us to stop. */
export const isStopping = () => stopping

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group has ended by itself.
  }
}

/** Asks a child's whole group to end, and makes it after a while. Resolves when the child is gone. */
export function endChild(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    signalGroup(child, 'SIGKILL')
    return Promise.resolve()
  }
  return new Promise(resolve => {
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), KILL_AFTER_MS)
    child.once('exit', () => {
      clearTimeout(timer)
      signalGroup(child, 'SIGKILL')
      resolve()
    })
    signalGroup(child, 'SIGTERM')
  })
}

/** Ends everything that was started. */
export async function endAll() {
  stopping = true
  await Promise.all([...running].map(endChild))
}

const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 }

/**
 * Ctrl-C and its like end all children, then us. `onStop` is told once, at once; it may return an exit code of its own
 * for the usual 128 and the signal's number.
 */
export function stopOnSignals(onStop = () => undefined) {
  for (const [signal, number] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      const code = onStop(signal) ?? 128 + number
      void endAll().then(() => process.exit(code))
    })
  }
}

/** Starts a child in its own group. Options are those of `spawn`. */
export function startChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached: true })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/**
 * Runs a child to its end.
 * @returns {Promise<{code: number, output: string}>} output is what it printed where `capture` is set; `onMessage` gets what
 *   it sends over an `ipc` channel
 */
export function runChild(command, args, { capture = false, onOutput, onMessage, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit']
    const child = startChild(command, args, { stdio, ...options })
    let output = ''
    const collect = chunk => {
      output += chunk
      onOutput?.(chunk)
    }
    child.stdout?.setEncoding('utf8').on('data', collect)
    child.stderr?.setEncoding('utf8').on('data', collect)
    if (onMessage) child.on('message', onMessage)
    child.once('error', reject)
    child.once('close', code => resolve({ code: code ?? 1, output }))
  })
}
