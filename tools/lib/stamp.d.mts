export function hashOf(paths: readonly string[], more?: Readonly<Record<string, string | undefined>>): string
export function isFresh(name: string, hash: string, outputs: readonly string[]): boolean
export function forget(name: string): void
export function remember(name: string, hash: string): void
