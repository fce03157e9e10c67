import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Dist } from './dist'
import type { Finding } from './finding'

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024

/**
 * WeChat's own wcc (WXML, WXS) and wcsc (WXSS). The package's binaries arrive without the right to run, in a folder
 * that may not be ours: they are copied. Linux only; elsewhere there is nothing to run.
 */
export function runWechatCompilers(dist: Dist): Finding[] {
  const source = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', 'linux')
  const folder = mkdtempSync(path.join(tmpdir(), 'wechat-compilers-'))
  try {
    for (const name of ['wcc', 'wcsc']) {
      copyFileSync(path.join(source, name), path.join(folder, name))
      chmodSync(path.join(folder, name), 0o755)
    }
    return [
      ...compileTemplates(dist, path.join(folder, 'wcc')),
      ...compileStyles(dist, path.join(folder, 'wcsc')),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function compileTemplates(dist: Dist, wcc: string): Finding[] {
  const templates = dist.withExtension('.wxml').map(file => `./${file.path}`)
  const scripts = dist.withExtension('.wxs').map(file => `./${file.path}`)
  const run = spawnSync(wcc, ['-d', '-cc', '0', ...templates, ...scripts, '-gn', '$gwx'], {
    cwd: dist.root,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
  })
  if (run.error) throw run.error
  if (run.status === 0) return []
  const words = run.stderr.trim() || `ended with ${run.status ?? run.signal}`
  return [{ check: 'wcc', file: /\.\/([^\s:]+\.wx(?:ml|s))/.exec(words)?.[1] ?? 'app', message: words }]
}

/** wcsc says ERR and ends with 0: its words count, not its status. */
function compileStyles(dist: Dist, wcsc: string): Finding[] {
  const sheets = dist.withExtension('.wxss').map(file => file.path)
  if (sheets.length === 0) return []
  const args = ['-lc', '-pc', String(sheets.length), ...sheets, '-o', '/dev/null']
  const run = spawnSync(wcsc, args, { cwd: dist.root, encoding: 'utf8' })
  if (run.error) throw run.error
  const words = `${run.stdout}${run.stderr}`.trim()
  if (!words.includes('ERR')) return []
  return [{ check: 'wcsc', file: /([^\s:`]+\.wxss)/.exec(words)?.[1] ?? 'app.wxss', message: words }]
}
