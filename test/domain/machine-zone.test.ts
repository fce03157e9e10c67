/**
 * The machine's own zone never matters. Each zone runs in a process of its own, because a process reads TZ once;
 * the sampled instants lie around daylight-saving changes, month ends and year ends of all of them.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { at } from '../fixtures/domain'

const SAMPLE = `
import * as calendar from './src/domain/calendar'
const out = []
const starts = [Date.UTC(2026, 2, 7), Date.UTC(2026, 9, 24), Date.UTC(2026, 0, 30), Date.UTC(2027, 11, 30), Date.UTC(2028, 1, 27)]
for (const start of starts) for (let h = 0; h < 96; h++) {
  const t = start + h * 3_600_000 + 17
  const zone = calendar.SHANGHAI
  out.push([calendar.dateTime(t, zone), calendar.monthEndAfter(t, 12, zone), calendar.yearEndAfter(t, 1, zone),
    calendar.dayEndAfter(t, 30, zone), calendar.startOfDay(t, zone), calendar.startOfMonth(t, zone),
    calendar.trailingWindowStart(t, 12, zone), calendar.lastDayBefore(t, zone)].join(' '))
}
console.log(JSON.stringify({ offset: new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset(), out }))
`

let bundle: string
beforeAll(() => {
  const built = buildSync({
    stdin: { contents: SAMPLE, resolveDir: join(__dirname, '../..'), loader: 'ts' },
    bundle: true,
    platform: 'node',
    write: false,
  })
  bundle = built.outputFiles[0]!.text
})

const sample = (zone: string): { offset: number; out: string[] } =>
  JSON.parse(execFileSync(process.execPath, ['-'], { input: bundle, env: { TZ: zone } }).toString())

test('business dates are the same on machines in UTC, New York, Lord Howe and Shanghai', () => {
  const utc = sample('UTC')
  const elsewhere = ['America/New_York', 'Australia/Lord_Howe', 'Asia/Shanghai'].map(sample)
  expect(utc.out).toHaveLength(5 * 96)
  const ends = [at('2027-04-01'), at('2028-01-01'), at('2026-04-07'), at('2026-03-07'), at('2026-03-01')]
  expect(utc.out[0]).toBe(`2026-03-07 08:00 ${ends.join(' ')} 20250308 2026年3月7日`)
  expect([utc.offset, ...elsewhere.map(s => s.offset)]).toEqual([0, 240, -630, -480])
  for (const { out } of elsewhere) expect(out).toEqual(utc.out)
})
