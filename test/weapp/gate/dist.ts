import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { readDist } from '../harness/compile/read-dist'
import type { DistFile } from '../harness/compile/types'
import { AppSettings } from '../harness/page/service/app-config'

/** A build on disk, as the checks look at it. Broken JSON reads as absent: it has a check of its own. */
export class Dist {
  readonly files: readonly DistFile[]
  readonly settings: AppSettings

  constructor(readonly root: string) {
    this.files = readDist(root)
    const json: Record<string, unknown> = {}
    for (const file of this.files) {
      if (file.extension !== '.json') continue
      const parsed = parseJson(readFileSync(file.absolutePath, 'utf8'))
      if (parsed.ok) json[file.id] = parsed.value
    }
    this.settings = new AppSettings(json)
  }

  /** Files with this extension, including the dot. */
  withExtension(extension: string): DistFile[] {
    return this.files.filter(file => file.extension === extension)
  }

  has(relativePath: string): boolean {
    return existsSync(path.join(this.root, relativePath))
  }

  read(relativePath: string): string {
    return readFileSync(path.join(this.root, relativePath), 'utf8')
  }

  bytes(relativePath: string): number {
    return statSync(path.join(this.root, relativePath)).size
  }
}

export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}
