import { createHash } from 'node:crypto'
import path from 'node:path'

/**
 * Names a CSS module class: `button-main-3fk2a`. The folder makes it readable in the inspector, the hash of the file's
 * place keeps two folders of one name apart, and nothing in it depends on the machine or on the build's order.
 */
export function scopedClassName(localName: string, filePath: string): string {
  const place = path.relative(path.resolve(__dirname, '..'), filePath).split(path.sep).join('/')
  const folder = path.basename(path.dirname(filePath))
  const hash = createHash('sha256').update(place).digest('hex').slice(0, 4)
  return `${folder}-${localName}-${hash}`
}
