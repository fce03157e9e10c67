/** `1234567` → `1,234,567`; decimals stay as they are. */
export function grouped(value: number | string): string {
  const [whole = '', decimals] = String(value).split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? thousands : `${thousands}.${decimals}`
}
