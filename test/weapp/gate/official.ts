import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Finding } from './finding'

interface Quality {
  readonly name: string
  readonly success: boolean
  readonly text: string
}

interface OfficialResult {
  readonly schema: readonly { file: string; message: string }[]
  readonly files: number
  readonly quality: readonly Quality[]
  readonly compileError?: string
}

const OUTPUT_BYTES_MAX = 16 * 1024 * 1024
const TIMEOUT_MS = 120_000

/** Not ours to satisfy: the build is minified before WeChat sees it, so its own minifier is off on purpose. */
const EXPECTED_TO_FAIL = new Set(['JS_COMPRESS_OPEN'])

export interface OfficialVerdict {
  readonly findings: readonly Finding[]
  /** Files the official compiler put out; 0 when it gave up. */
  readonly files: number
  /** Names of the quality checks that were passed. */
  readonly passed: readonly string[]
}

/** The official compiler, code quality check and JSON schemas of miniprogram-ci, on a copy of the build. */
export function runOfficialTools(distDir: string, projectConfigFile: string): Promise<OfficialVerdict> {
  return inProject(distDir, readConfig(projectConfigFile), async project => verdict(await runScript(project)))
}

/** Only the JSON schemas of app.json and the pages: quick. */
export async function checkSchemas(distDir: string): Promise<readonly Finding[]> {
  const config = { miniprogramRoot: 'dist/' }
  return inProject(
    distDir,
    config,
    async project => verdict(await runScript(project, '--schemas-only')).findings,
  )
}

interface ProjectConfig {
  miniprogramRoot: string
  cloudfunctionRoot?: string
}

const readConfig = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as ProjectConfig

async function inProject<T>(
  distDir: string,
  config: ProjectConfig,
  use: (project: string) => Promise<T>,
): Promise<T> {
  const project = mkdtempSync(path.join(tmpdir(), 'official-'))
  try {
    cpSync(distDir, path.join(project, config.miniprogramRoot), { recursive: true })
    if (config.cloudfunctionRoot) mkdirSync(path.join(project, config.cloudfunctionRoot), { recursive: true })
    writeFileSync(path.join(project, 'project.config.json'), JSON.stringify(config))
    return await use(project)
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

function runScript(project: string, ...flags: string[]): Promise<OfficialResult> {
  return new Promise((resolve, reject) => {
    const script = path.join(__dirname, 'official-check.cjs')
    const options = { maxBuffer: OUTPUT_BYTES_MAX, timeout: TIMEOUT_MS }
    execFile(process.execPath, [script, project, ...flags], options, (error, stdout, stderr) => {
      const line = stdout.split('\n').find(text => text.startsWith('RESULT '))
      if (line) resolve(JSON.parse(line.slice('RESULT '.length)) as OfficialResult)
      else reject(new Error(`miniprogram-ci gave no result: ${error?.message ?? ''}\n${stdout}\n${stderr}`))
    })
  })
}

function verdict(result: OfficialResult): OfficialVerdict {
  const findings: Finding[] = result.schema.map(({ file, message }) => ({ check: 'schema', file, message }))
  if (result.compileError)
    findings.push({ check: 'official-compiler', file: 'build', message: result.compileError })
  for (const { name, success, text } of result.quality) {
    if (!success && !EXPECTED_TO_FAIL.has(name))
      findings.push({ check: 'code-quality', file: name, message: text })
  }
  const passed = result.quality.filter(check => check.success).map(check => check.name)
  return { findings, files: result.files, passed }
}
