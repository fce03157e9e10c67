import { type AppSettings, normalizePath } from './app-config'

interface Module {
  exports: unknown
}

type Factory = (...args: unknown[]) => void

/** What every module is given besides `require`, `module` and `exports`, in the order of `MODULE_PARAMETERS`. */
export type ModuleGlobals = readonly unknown[]

/** WeChat's `require`: paths relative to the module, no packages, and no reaching into another subpackage. */
export class ModuleLoader {
  readonly #factories: Readonly<Record<string, Factory>>
  readonly #settings: AppSettings
  readonly #globals: () => ModuleGlobals
  readonly #loaded = new Map<string, Module>()

  constructor(
    factories: Readonly<Record<string, Factory>>,
    settings: AppSettings,
    globals: () => ModuleGlobals,
  ) {
    this.#factories = factories
    this.#settings = settings
    this.#globals = globals
  }

  has(id: string): boolean {
    return id in this.#factories
  }

  /** Runs a module once and returns its exports. */
  load(id: string): unknown {
    const known = this.#loaded.get(id)
    if (known) return known.exports
    const factory = this.#factories[id]
    if (!factory) throw new Error(`module '${id}.js' is not defined`)
    const module: Module = { exports: {} }
    this.#loaded.set(id, module)
    const require = (path: string) => this.load(this.#resolve(id, path))
    factory.call(undefined, require, module, module.exports, ...this.#globals())
    return module.exports
  }

  #resolve(from: string, path: string): string {
    const folder = from.split('/').slice(0, -1).join('/')
    const id = normalizePath(path.startsWith('/') ? path : `${folder}/${path}`).replace(/\.js$/, '')
    const target = this.#settings.subPackageOf(id)
    if (target !== '' && target !== this.#settings.subPackageOf(from)) {
      throw new Error(`module '${id}.js' is in the subpackage ${target}, which ${from}.js cannot require`)
    }
    return id
  }
}
