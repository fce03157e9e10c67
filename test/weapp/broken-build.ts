import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A copy of a build that a test may break. */
export class BrokenBuild {
  readonly dir = mkdtempSync(path.join(tmpdir(), 'broken-'))

  constructor(distDir: string) {
    cpSync(distDir, this.dir, { recursive: true })
  }

  /** Changes a file's text. @throws Error when nothing changed: then the test would prove nothing */
  edit(file: string, change: (text: string) => string): void {
    const absolute = path.join(this.dir, file)
    const before = readFileSync(absolute, 'utf8')
    const after = change(before)
    if (after === before) throw new Error(`${file} was to be broken and is unchanged`)
    writeFileSync(absolute, after)
  }

  editJson(file: string, change: (value: Record<string, unknown>) => void): void {
    this.edit(file, text => {
      const value = JSON.parse(text) as Record<string, unknown>
      change(value)
      return JSON.stringify(value)
    })
  }

  write(file: string, content: string | Buffer): void {
    writeFileSync(path.join(this.dir, file), content)
  }

  delete(file: string): void {
    rmSync(path.join(this.dir, file), { recursive: true })
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true })
  }
}
