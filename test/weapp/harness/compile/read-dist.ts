import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { DistFile } from './types'

/** Every file of a build, sorted by path. */
export function readDist(distDir: string): DistFile[] {
  return readdirSync(distDir, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => {
      const absolutePath = path.join(entry.parentPath, entry.name)
      const relative = path.relative(distDir, absolutePath).split(path.sep).join('/')
      const extension = path.extname(relative)
      return {
        path: relative,
        id: relative.slice(0, relative.length - extension.length),
        extension,
        absolutePath,
      }
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}
