import type { Dist } from './dist'
import type { Finding } from './finding'

interface Raw {
  sitemapLocation?: string
  themeLocation?: string
  entryPagePath?: string
  preloadRule?: Record<string, { packages?: string[] }>
  subPackages?: { root: string; name?: string }[]
  tabBar?: { custom?: boolean; list?: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
}

const THEMES = ['light', 'dark'] as const

/** What app.json points to must be there: pages, files, packages, icons, theme variables. */
export function checkAppJson(dist: Dist): Finding[] {
  const findings: Finding[] = []
  const find = (message: string) => findings.push({ check: 'app-json', file: 'app.json', message })
  const app = dist.settings.app as unknown as Raw
  const pages = new Set(dist.settings.pages)

  if (pages.size === 0) find('lists no pages')
  for (const key of ['sitemapLocation', 'themeLocation'] as const) {
    if (app[key] && !dist.has(app[key])) find(`${key} points to ${app[key]}, which is not in the build`)
  }
  if (app.entryPagePath && !pages.has(app.entryPagePath))
    find(`entryPagePath ${app.entryPagePath} is not a page`)
  for (const tab of app.tabBar?.list ?? []) {
    if (!dist.settings.app.pages.includes(tab.pagePath))
      find(`tab ${tab.pagePath} is not a page of the main package`)
    for (const icon of [tab.iconPath, tab.selectedIconPath]) {
      if (icon && !dist.has(icon)) find(`tab icon ${icon} is not in the build`)
    }
    if (!app.tabBar?.custom && !tab.iconPath) find(`tab ${tab.pagePath} has no icon`)
  }
  if (app.tabBar?.custom && !dist.has('custom-tab-bar/index.wxml'))
    find('tabBar.custom without custom-tab-bar/index')
  const packages = new Set((app.subPackages ?? []).flatMap(({ root, name }) => [root, name]))
  for (const [page, rule] of Object.entries(app.preloadRule ?? {})) {
    if (!pages.has(page)) find(`preloadRule for ${page}, which is not a page`)
    for (const name of rule.packages ?? []) {
      if (!packages.has(name)) find(`preloadRule of ${page} names the package ${name}, which does not exist`)
    }
  }
  return [...findings, ...checkThemeVariables(dist)]
}

function checkThemeVariables(dist: Dist): Finding[] {
  if (!dist.has('theme.json')) return []
  const theme = JSON.parse(dist.read('theme.json')) as Record<string, Record<string, string> | undefined>
  const used = new Set([...dist.read('app.json').matchAll(/"@([\w-]+)"/g)].map(match => match[1] ?? ''))
  return THEMES.flatMap(name =>
    [...used]
      .filter(variable => theme[name]?.[variable] === undefined)
      .map(variable => ({
        check: 'app-json',
        file: 'theme.json',
        message: `@${variable} has no value for ${name}`,
      })),
  )
}
