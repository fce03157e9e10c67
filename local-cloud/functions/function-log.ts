import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const FILE_BYTES_MAX = 5 * 1024 * 1024

/** Writes what functions print to `logs/<function>.log`, keeping one older file, and shows it when asked to. */
export class FunctionLog {
  readonly #dir: string
  readonly #echo: boolean

  constructor(dataDir: string, echo: boolean) {
    this.#dir = join(dataDir, 'logs')
    this.#echo = echo
    mkdirSync(this.#dir, { recursive: true })
  }

  /** Appends a chunk. A full disk loses log lines and nothing else. */
  write(functionName: string, chunk: string): void {
    const file = join(this.#dir, `${functionName}.log`)
    try {
      this.#rotate(file)
      appendFileSync(file, chunk)
    } catch (error) {
      if (this.#echo) process.stderr.write(`the log of ${functionName} cannot be written: ${String(error)}\n`)
    }
    if (this.#echo) process.stdout.write(chunk.replace(/^(?=.)/gm, `[${functionName}] `))
  }

  #rotate(file: string): void {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size > FILE_BYTES_MAX) renameSync(file, `${file}.1`)
  }
}
