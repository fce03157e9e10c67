/** Phones are opened by WeChat, not by an address. */
export function startParam(_name: string): string | undefined {
  return undefined
}
