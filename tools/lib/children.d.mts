import type { ChildProcess, SpawnOptions } from 'node:child_process'

export function isStopping(): boolean
export function endChild(child: ChildProcess): Promise<void>
export function endAll(): Promise<void>
// biome-ignore lint/suspicious/noConfusingVoidType: a callback may say nothing
export function stopOnSignals(onStop?: (signal: NodeJS.Signals) => number | void): void
export function startChild(command: string, args: readonly string[], options?: SpawnOptions): ChildProcess
export function runChild(
  command: string,
  args: readonly string[],
  options?: SpawnOptions & {
    capture?: boolean
    onOutput?: (chunk: string) => void
    onMessage?: (message: unknown) => void
  },
): Promise<{ code: number; output: string }>
