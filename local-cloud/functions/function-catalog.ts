import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeFunctionConfig, type FunctionConfig } from './function-config'

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/

/** One built version of a function on disk. */
export interface FunctionVersion {
  readonly name: string
  readonly bundleFile: string
  readonly config: FunctionConfig
  /** Changes whenever the bundle or its config does. */
  readonly version: string
}

/** What is in `dist/cloudfunctions` right now: a folder for each function with index.js and config.json. */
export class FunctionCatalog {
  readonly #dir: string
  readonly #read = new Map<string, FunctionVersion>()

  constructor(functionsDir: string) {
    this.#dir = functionsDir
  }

  names(): string[] {
    if (!existsSync(this.#dir)) return []
    return readdirSync(this.#dir)
      .filter(name => NAME.test(name) && existsSync(join(this.#dir, name, 'index.js')))
      .sort()
  }

  /**
   * The current version, or undefined where there is no such function.
   * @throws Error when its config.json is broken
   */
  find(name: string): FunctionVersion | undefined {
    if (!NAME.test(name)) return undefined
    const bundleFile = join(this.#dir, name, 'index.js')
    const configFile = join(this.#dir, name, 'config.json')
    const bundle = statSync(bundleFile, { throwIfNoEntry: false })
    if (!bundle?.isFile()) return undefined
    const config = statSync(configFile, { throwIfNoEntry: false })
    const version = [bundle.mtimeMs, bundle.size, config?.mtimeMs, config?.size].join(':')
    const known = this.#read.get(name)
    if (known?.version === version) return known
    const text = config ? readFileSync(configFile, 'utf8') : '{}'
    const found = { name, bundleFile, version, config: decodeFunctionConfig(name, text) }
    this.#read.set(name, found)
    return found
  }
}
