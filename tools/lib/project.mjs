import { fileURLToPath } from 'node:url'

/** The project's root directory. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** A failure with one sentence for the person at the terminal; everything else is shown with its stack. */
export class Failure extends Error {}

/** The sentence for a disk that cannot take what a tool writes; undefined for any other error. */
export function explainDisk(text, path = root) {
  if (/ENOSPC|EDQUOT/.test(text)) return `The disk is full: ${path} cannot be written.`
  const code = /EROFS|EACCES|EPERM/.exec(text)?.[0]
  return code === undefined ? undefined : `${path} cannot be written (${code}).`
}

/** Runs a tool's main function: a `Failure` or a disk's refusal becomes one sentence, anything else its stack. */
export async function runTool(main) {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    const onDisk = typeof error?.code === 'string' ? explainDisk(error.code, error.path) : undefined
    console.error(error instanceof Failure ? error.message : (onDisk ?? error))
  }
}
