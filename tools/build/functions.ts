/**
 * `npm run build:functions`: bundles each cloud function into dist/cloudfunctions/<name>, ready to run locally and to be
 * uploaded as it is: nothing has to be installed in the cloud.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { type BuildResult, build, type Message, type Metafile } from 'esbuild'
import { decodeFunctionConfig } from '../../local-cloud/functions/function-config'
import { Failure, root, runTool } from '../lib/project.mjs'
import { forget, hashOf, isFresh, remember } from '../lib/stamp.mjs'
import { findNewerApis } from './newer-apis'
import { leaveOutUnused } from './unused-packages'

export const FUNCTIONS = ['api', 'timer', 'notify'] as const
/** The runtime to choose in WeChat's console (Nodejs18.15): the oldest one there that has `fetch`. */
const TARGET = 'node18.15'
const SOURCES = [
  'cloudfunctions',
  'src/domain',
  'src/contract',
  'package-lock.json',
  'tools/build',
  'tsconfig.json',
]
const outputs = FUNCTIONS.flatMap(name =>
  ['index.js', 'config.json'].map(file => `dist/cloudfunctions/${name}/${file}`),
)

type Written = BuildResult<{ write: false; metafile: true }>

/** Bundles one function in memory. */
export async function bundleFunction(name: string, options: { leaveOut?: boolean } = {}): Promise<Written> {
  const entry = join(root, 'cloudfunctions', name, 'index.ts')
  if (!existsSync(entry))
    throw new Failure(`cloudfunctions/${name}/index.ts is missing: function ${name} cannot be built.`)
  return build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: join(root, 'dist', 'cloudfunctions', name, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: TARGET,
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: false,
    keepNames: false,
    sourcemap: 'external',
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
    plugins: options.leaveOut === false ? [] : [leaveOutUnused],
  })
}

function explain(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('errors' in error)) return error
  const lines = (error.errors as Message[]).map(({ text, location }) =>
    location ? `${location.file}:${location.line}:${location.column}: ${text}` : text,
  )
  return new Failure(`The functions cannot be built:\n${lines.join('\n')}`)
}

/** Writes beside the final name first, so that a running cloud never loads half a bundle. */
function writeWhole(file: string, contents: Uint8Array | string): void {
  writeFileSync(`${file}.part`, contents)
  renameSync(`${file}.part`, file)
}

async function buildOne(name: string): Promise<Metafile> {
  const outDir = join(root, 'dist', 'cloudfunctions', name)
  const configFile = join(root, 'cloudfunctions', name, 'config.json')
  decodeFunctionConfig(name, readFileSync(configFile, 'utf8'))
  const result = await bundleFunction(name)
  mkdirSync(outDir, { recursive: true })
  copyFileSync(configFile, join(outDir, 'config.json'))
  writeWhole(
    join(outDir, 'package.json'),
    `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' }, null, 2)}\n`,
  )
  for (const file of result.outputFiles) writeWhole(file.path, file.contents)
  return result.metafile
}

function warnOfNewerApis(metafile: Metafile): void {
  const own = Object.keys(metafile.inputs).filter(
    file => !file.includes('node_modules') && /\.ts$/.test(file),
  )
  for (const use of findNewerApis(own.map(file => join(root, file)))) {
    console.warn(`! ${relative(root, use.file)}:${use.line}: ${use.api} does not exist in ${TARGET}`)
  }
}

async function main(): Promise<void> {
  const missing = FUNCTIONS.filter(name => !existsSync(join(root, 'cloudfunctions', name, 'index.ts')))
  if (missing.length > 0) {
    throw new Failure(`These functions have no index.ts yet and cannot be built: ${missing.join(', ')}.`)
  }
  const hash = hashOf(SOURCES)
  if (isFresh('functions', hash, outputs) && !process.argv.includes('--force')) {
    console.log('the functions are up to date')
    return
  }
  forget('functions')
  for (const name of FUNCTIONS) {
    const metafile = await buildOne(name).catch(error => {
      throw explain(error)
    })
    warnOfNewerApis(metafile)
    const bytes = statSync(join(root, 'dist', 'cloudfunctions', name, 'index.js')).size
    console.log(`dist/cloudfunctions/${name}  ${(bytes / 1024).toFixed(0)} KB`)
  }
  remember('functions', hash)
}

if (require.main === module) void runTool(main)
