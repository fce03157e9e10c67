import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isStopping, runChild } from '../lib/children.mjs'
import { step, tail } from '../lib/progress.mjs'
import { explainDisk, Failure, root } from '../lib/project.mjs'
import { forget, hashOf, isFresh, remember } from '../lib/stamp.mjs'

export type Face = 'weapp' | 'h5'

const SOURCES = [
  'src',
  'config',
  'types',
  'babel.config.js',
  'tsconfig.json',
  'package-lock.json',
  'project.config.json',
]
const mainOutput: Readonly<Record<Face, string>> = { weapp: 'dist/weapp/app.json', h5: 'dist/h5/index.html' }
const taro = join('node_modules', '@tarojs', 'cli', 'bin', 'taro')

/** Variables that end up in the build; all others leave it as it is. */
function buildVariables(face: Face, production: boolean): Record<string, string> {
  return {
    NODE_ENV: production ? 'production' : 'development',
    TARO_APP_CLOUD_ENV: face === 'h5' ? '' : (process.env.TARO_APP_CLOUD_ENV ?? ''),
    TARO_APP_LOCAL_URL: face === 'h5' ? '' : (process.env.TARO_APP_LOCAL_URL ?? 'http://127.0.0.1:8787'),
    TARO_APP_PICTURE_URL: face === 'h5' ? '' : (process.env.TARO_APP_PICTURE_URL ?? ''),
  }
}

/**
 * Builds one face for production unless nothing it is made of has changed.
 * @throws Failure with Taro's own words when it cannot be built
 */
export async function buildFace(face: Face, options: { force?: boolean } = {}): Promise<'built' | 'fresh'> {
  const variables = buildVariables(face, true)
  const hash = hashOf(SOURCES, variables)
  if (!options.force && isFresh(face, hash, [mainOutput[face]])) {
    console.log(`✓ ${face} is up to date`)
    return 'fresh'
  }
  forget(face)
  rmSync(join(root, 'dist', face), { recursive: true, force: true })
  const logFile = join(root, '.cache', 'logs', `build-${face}.log`)
  mkdirSync(join(root, '.cache', 'logs'), { recursive: true })
  writeFileSync(logFile, '')
  await step(`building the ${face} face (about half a minute)`, async () => {
    const { code, output } = await runChild(process.execPath, [taro, 'build', '--type', face], {
      cwd: root,
      env: { ...process.env, ...variables, FORCE_COLOR: '0' },
      capture: true,
      onOutput: chunk => appendFileSync(logFile, chunk),
    })
    if (isStopping()) return
    const built = code === 0 && !/编译失败|Compiled with errors|Failed to compile/i.test(output)
    const onDisk = built ? undefined : explainDisk(output)
    if (onDisk) throw new Failure(onDisk)
    if (!built)
      throw new Failure(
        `The ${face} face cannot be built. Taro said (all of it is in ${logFile}):\n${tail(output)}`,
      )
  })
  if (!isStopping()) remember(face, hash)
  return 'built'
}

/** Builds one face for development, and again on every change, until stopped. */
export async function watchFace(face: Face): Promise<number> {
  forget(face)
  const { code } = await runChild(process.execPath, [taro, 'build', '--type', face, '--watch'], {
    cwd: root,
    env: { ...process.env, ...buildVariables(face, false) },
  })
  return code
}
