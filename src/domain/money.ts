/** Money is an integer number of fen everywhere; these functions only show it. */

/** `123456` → `1234.56`; always two decimals. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const abs = Math.abs(fen)
  return `${sign}${Math.floor(abs / 100)}.${String(abs % 100).padStart(2, '0')}`
}

/** `20000` → `200`, `20050` → `200.5`: for sentences, where trailing zeros only make noise. */
export function shortYuan(fen: number): string {
  return yuan(fen)
    .replace(/\.00$/, '')
    .replace(/(\.\d)0$/, '$1')
}

/** Parses what a person types as yuan (`12`, `12.5`, `12.50`) into fen; undefined when it is not an amount. */
export function parseYuan(text: string): number | undefined {
  const match = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match) return undefined
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0') || 0)
}
