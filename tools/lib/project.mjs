import { fileURLToPath } from 'node:url'

/** The project's root directory. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')

/** A failure with one sentence for the person at the terminal; everything else is shown with its stack. */
export class Failure extends Error {}

/** Runs a tool's main function: a `Failure` becomes its sentence, anything else its stack, both a non-zero exit. */
export async function runTool(main) {
  try {
    await main()
  } catch (error) {
    process.exitCode = 1
    console.error(error instanceof Failure ? error.message : error)
  }
}
