import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const root = resolve(__dirname, '../..')

export interface Ran {
  readonly code: number | null
  readonly output: string
}

/** A tool of the project as a child process: its output so far, and its end. */
export function startTool(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const collect = (chunk: string): void => {
    output += chunk
  }
  child.stdout?.setEncoding('utf8').on('data', collect)
  child.stderr?.setEncoding('utf8').on('data', collect)
  const ended = new Promise<Ran>(done => child.once('close', code => done({ code, output })))
  return {
    child,
    ended,
    output: () => output,
    async waitFor(pattern: RegExp, withinMs: number): Promise<string> {
      const end = Date.now() + withinMs
      for (;;) {
        const found = pattern.exec(output)
        if (found) return found[1] ?? found[0]
        if (Date.now() > end || child.exitCode !== null) throw new Error(`no ${pattern} in:\n${output}`)
        await new Promise(next => setTimeout(next, 50))
      }
    },
  }
}

export const runTool = (args: readonly string[], env?: NodeJS.ProcessEnv): Promise<Ran> =>
  startTool(args, env).ended
