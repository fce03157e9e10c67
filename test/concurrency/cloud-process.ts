/** The whole local cloud as a process group of its own, to be killed without warning. */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { PROJECT_DIR } from '../support/builds'

export interface CloudProcess {
  url: string
  /** SIGKILL for the cloud and every function process; resolves when the cloud is gone. */
  kill(): Promise<void>
}

/** Starts `local-cloud/main.ts` on a data directory whose shop is there already. */
export async function startProcess(dataDir: string, distDir: string): Promise<CloudProcess> {
  const main = join(PROJECT_DIR, 'local-cloud', 'main.ts')
  const args = ['--import', 'tsx', main, '--port', '0', '--data', dataDir, '--dist', distDir]
  const child = spawn(process.execPath, args, {
    cwd: PROJECT_DIR,
    detached: true,
    // Over the channel it notices when the test is gone, and goes too.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  return { url: await openedAt(child), kill: () => killGroup(child) }
}

function openedAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the local cloud ended with ${code}`)))
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', line => {
      const url = /The shop is open: {2}(http\S+)/.exec(line)?.[1]
      if (url) resolve(url.replace('localhost', '127.0.0.1'))
    })
  })
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  process.kill(-child.pid!, 'SIGKILL')
  await gone
}
