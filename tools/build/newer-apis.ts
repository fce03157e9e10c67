import { readFileSync } from 'node:fs'

/** What came to Node after 18.15. esbuild lowers syntax to the target, but not what the runtime offers. */
const newer: readonly (readonly [api: string, pattern: RegExp])[] = [
  ['Array.prototype.toSorted', /\.to(Sorted|Reversed|Spliced)\(/],
  ['Array.prototype.with', /\.with\(\d/],
  ['Object.groupBy', /\b(Object|Map)\.groupBy\(/],
  ['Set methods', /\.(isSubsetOf|isSupersetOf|symmetricDifference)\(/],
  ['crypto global', /(?<![.\w])crypto\.(subtle|randomUUID|getRandomValues)\b/],
  ['Promise.withResolvers', /\bPromise\.withResolvers\(/],
  ['Array.fromAsync', /\bArray\.fromAsync\(/],
]

export interface NewerApi {
  readonly api: string
  readonly file: string
  readonly line: number
}

/** Uses of newer APIs in source files. A module that imports a name of its own from node:crypto is not one. */
export function findNewerApis(files: readonly string[]): NewerApi[] {
  const found: NewerApi[] = []
  for (const file of files) {
    const text = readFileSync(file, 'utf8')
    const importsCrypto = /import (\* as )?crypto\b/.test(text)
    text.split('\n').forEach((line, index) => {
      if (/^\s*(\*|\/\/|\/\*)/.test(line)) return
      for (const [api, pattern] of newer) {
        if (api === 'crypto global' && importsCrypto) continue
        if (pattern.test(line)) found.push({ api, file, line: index + 1 })
      }
    })
  }
  return found
}
