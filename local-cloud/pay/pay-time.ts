const OFFSET_MS = 8 * 3_600_000

/** The form of all times in WeChat Pay: `2018-06-08T10:34:56+08:00`. */
export function formatPayTime(ms: number): string {
  return `${new Date(ms + OFFSET_MS).toISOString().slice(0, 19)}+08:00`
}

/** Milliseconds of an RFC 3339 time with a zone; undefined for anything else. */
export function parsePayTime(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const ms = Date.parse(text)
  return Number.isNaN(ms) ? undefined : ms
}

/** `20181225` in China's time, for numbers that begin with a day. */
export function payDay(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10).replaceAll('-', '')
}
