/** The keypad of the counter: keys in, an amount of yuan as text out. */
export const KEYPAD_KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '.', '0', 'back'] as const
export type KeypadKey = (typeof KEYPAD_KEYS)[number]

const WHOLE_DIGITS_MAX = 6

/** The text after a key. Keys that would make it something other than an amount do nothing. */
export function pressKey(text: string, key: KeypadKey): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text === '' ? '0' : text}.`
  const [whole = '', decimals] = text.split('.')
  if (decimals !== undefined) return decimals.length < 2 ? text + key : text
  if (whole === '0') return key
  return whole.length < WHOLE_DIGITS_MAX ? text + key : text
}
