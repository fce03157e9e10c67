/** The code that a pickup or voucher is written off by: 12 digits, the last a check digit, so that a slip of the finger is told at once. */
import { invariant } from '../result'

/** The Luhn check digit (ISO/IEC 7812-1) of a string of digits. */
function luhn(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** `random` gives 11 digits; it must be unguessable. */
export function pickupCode(random: string): string {
  invariant(/^\d{11}$/.test(random), 'a pickup code is made of 11 digits')
  return random + luhn(random)
}

export const isPickupCode = (text: string): boolean =>
  /^\d{12}$/.test(text) && luhn(text.slice(0, 11)) === Number(text[11])

/** `123456789012` → `1234 5678 9012`. */
export const spacedCode = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ')
