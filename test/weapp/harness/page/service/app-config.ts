/** The parts of a mini-program's JSON files that its runtime acts on. */
export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  onReachBottomDistance?: number
  enablePullDownRefresh?: boolean
}

export interface PageConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
}

interface SubPackage {
  root: string
  pages: string[]
}

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  window?: WindowConfig
  tabBar?: { custom?: boolean; list?: { pagePath: string; text: string }[] }
  usingComponents?: Record<string, string>
}

type Theme = Record<string, Record<string, string>>

/** A path with `.` and `..` resolved and without slashes around it. */
export function normalizePath(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** Answers what the runtime asks about the app's configuration. */
export class AppSettings {
  readonly app: AppConfig
  readonly #json: Readonly<Record<string, unknown>>
  readonly #theme: Theme

  constructor(json: Readonly<Record<string, unknown>>) {
    this.app = (json.app ?? { pages: [] }) as AppConfig
    this.#json = json
    this.#theme = (json.theme ?? {}) as Theme
  }

  get #subPackages(): SubPackage[] {
    return this.app.subPackages ?? this.app.subpackages ?? []
  }

  get pages(): string[] {
    const inSubPackages = this.#subPackages.flatMap(({ root, pages }) =>
      pages.map(page => normalizePath(`${root}/${page}`)),
    )
    return [...this.app.pages, ...inSubPackages]
  }

  get entryPage(): string {
    return this.app.entryPagePath ?? this.app.pages[0] ?? ''
  }

  get tabs(): string[] {
    return (this.app.tabBar?.list ?? []).map(tab => normalizePath(tab.pagePath))
  }

  get hasOwnTabBar(): boolean {
    return this.app.tabBar?.custom === true
  }

  /** Root of the subpackage a module belongs to; empty for the main package. */
  subPackageOf(id: string): string {
    return (
      this.#subPackages.map(({ root }) => normalizePath(root)).find(root => id.startsWith(`${root}/`)) ?? ''
    )
  }

  /** A page's or component's own JSON with the app's components added. */
  configOf(id: string): PageConfig {
    const own = (this.#json[id] ?? {}) as PageConfig
    return { ...own, usingComponents: { ...this.app.usingComponents, ...own.usingComponents } }
  }

  /** What a page's window looks like, theme variables filled in. */
  windowOf(id: string, theme: 'light' | 'dark'): WindowConfig {
    const merged: Record<string, unknown> = { ...this.app.window, ...this.configOf(id) }
    for (const [key, value] of Object.entries(merged)) {
      if (typeof value !== 'string' || !value.startsWith('@')) continue
      merged[key] = this.#theme[theme]?.[value.slice(1)]
    }
    return merged as WindowConfig
  }
}
