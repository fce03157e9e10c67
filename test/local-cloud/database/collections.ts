import { type CollectionDeclaration, parseDeclarations } from '../../../local-cloud/database'

/** A collection with indexes in short: `'memberId -createdAtMs'`; a leading `!` makes one unique. */
export function collection(name: string, ...indexes: string[]): CollectionDeclaration {
  const parsed = parseDeclarations({
    collections: [
      {
        name,
        permission: 'ADMINONLY',
        indexes: indexes.map(short => ({
          name: short.replace(/[^A-Za-z0-9_.]/gu, '_'),
          unique: short.startsWith('!'),
          keys: short
            .replace('!', '')
            .split(' ')
            .map(key => ({ field: key.replace('-', ''), order: key.startsWith('-') ? 'desc' : 'asc' })),
        })),
      },
    ],
  })
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value[0] as CollectionDeclaration
}
