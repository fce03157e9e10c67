/** A value of the address the program was opened with (browser); see start-param.weapp.ts for the phone. */
export function startParam(name: string): string | undefined {
  return new URLSearchParams(window.location.search).get(name) ?? undefined
}
