/** What the harness writes down while a mini-program runs; read by tests through `window.__harness.report`. */
export interface SetDataRecord {
  readonly page: string
  /** Length of the JSON that would cross from the logic to the view, in bytes of UTF-8. */
  readonly bytes: number
}

export interface WxCallRecord {
  readonly api: string
  readonly options: unknown
}

export interface Report {
  /** Errors nobody caught, and errors that glass-easel met while it rendered. */
  errors: string[]
  /** `console.error` and `console.warn` of the mini-program. */
  complaints: string[]
  /** Names of wx APIs that the mini-program used and the harness does not imitate. */
  unknownApis: string[]
  calls: WxCallRecord[]
  setData: SetDataRecord[]
}

export const report: Report = { errors: [], complaints: [], unknownApis: [], calls: [], setData: [] }

const describe = (value: unknown): string => {
  if (value instanceof Error) return value.stack ?? value.message
  if (typeof value === 'object' && value !== null) {
    if ('errMsg' in value) return String(value.errMsg)
    try {
      return JSON.stringify(value)
    } catch {
      return String(value)
    }
  }
  return String(value)
}

export function recordError(error: unknown): void {
  report.errors.push(describe(error))
}

/** A JSON copy for the record: functions left out, anything circular as a word. */
export function recordCall(api: string, options: unknown): void {
  let copy: unknown
  try {
    copy = JSON.parse(JSON.stringify(options ?? null))
  } catch {
    copy = String(options)
  }
  report.calls.push({ api, options: copy })
}

export function recordSetData(page: string, json: string): void {
  report.setData.push({ page, bytes: new TextEncoder().encode(json).length })
}

/** The `console` that modules see: as the browser's, and complaints are written down. */
export function recordingConsole(): Console {
  const recorded =
    (level: 'error' | 'warn') =>
    (...args: unknown[]) => {
      report.complaints.push(`${level}: ${args.map(describe).join(' ')}`)
      console[level](...args)
    }
  return Object.assign(Object.create(console) as Console, {
    error: recorded('error'),
    warn: recorded('warn'),
  })
}

addEventListener('error', event => recordError(event.error ?? event.message))
addEventListener('unhandledrejection', event => recordError(event.reason))
