/** Something in the build that WeChat's compilers or its runtime would refuse. */
export interface BuildProblem {
  /** Relative to the build's root. */
  readonly file: string
  readonly message: string
  readonly line?: number
}

/** What the page of the harness is made of; travels to the browser as JSON except for the two pieces of code. */
export interface AppBundle {
  /** Parsed JSON files by module id (path without extension). */
  readonly json: Readonly<Record<string, unknown>>
  /** Style sheets as CSS by module id. */
  readonly css: Readonly<Record<string, string>>
  /** Prefix that glass-easel puts before the classes of a component with isolated styles. */
  readonly scopes: Readonly<Record<string, string>>
  /** JavaScript: an expression that evaluates to the compiled templates by module id. */
  readonly templatesCode: string
  /** JavaScript: an object literal of module factories by module id. */
  readonly modulesCode: string
}

export interface CompiledApp {
  readonly bundle: AppBundle
  readonly problems: readonly BuildProblem[]
}

/** One file of the build. */
export interface DistFile {
  /** Relative to the build's root, with forward slashes. */
  readonly path: string
  /** `path` without the extension: the name WeChat knows a page or module by. */
  readonly id: string
  readonly extension: string
  readonly absolutePath: string
}
