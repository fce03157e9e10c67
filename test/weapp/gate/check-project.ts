import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseJson } from './dist'
import type { Finding } from './finding'

/** `project.config.json` is what DevTools opens: its roots must be there once everything is built. */
export function checkProjectConfig(projectDir: string): Finding[] {
  const file = 'project.config.json'
  const at = (message: string): Finding => ({ check: 'project-config', file, message })
  const absolute = path.join(projectDir, file)
  if (!existsSync(absolute)) return [at('is missing')]
  const parsed = parseJson(readFileSync(absolute, 'utf8'))
  if (!parsed.ok) return [at(parsed.message)]
  const config = parsed.value as { miniprogramRoot?: string; cloudfunctionRoot?: string; appid?: string }
  const findings: Finding[] = []
  for (const key of ['miniprogramRoot', 'cloudfunctionRoot'] as const) {
    const folder = config[key]
    if (!folder) findings.push(at(`${key} is not set`))
    else if (!existsSync(path.join(projectDir, folder))) findings.push(at(`${key} ${folder} does not exist`))
  }
  if (config.miniprogramRoot && !existsSync(path.join(projectDir, config.miniprogramRoot, 'app.json'))) {
    findings.push(at(`miniprogramRoot ${config.miniprogramRoot} has no app.json`))
  }
  if (!config.appid) findings.push(at('appid is not set'))
  return findings
}
