/**
 * Business dates. The only place that turns instants into days and months, always in the program's own zone:
 * the machine's zone never matters ("+12 months, end of month" differs by a day between UTC and Shanghai).
 *
 * A zone is a fixed offset from UTC: every zone this shop trades in has had no daylight saving since 1991.
 */
import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

export interface Zone {
  /** IANA name, for people. */
  name: string
  /** Minutes east of UTC: 480 for Asia/Shanghai. */
  utcOffsetMinutes: number
}

export const SHANGHAI: Zone = { name: 'Asia/Shanghai', utcOffsetMinutes: 480 }

export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The local wall clock as a UTC dayjs, so that arithmetic on it is calendar arithmetic in the zone. */
const wall = (atMs: number, zone: Zone) => dayjs.utc(atMs + zone.utcOffsetMinutes * MINUTE_MS)
const instant = (local: dayjs.Dayjs, zone: Zone) => local.valueOf() - zone.utcOffsetMinutes * MINUTE_MS

/** The local day, such as `20261122`. Sorts as text. */
export const dayKey = (atMs: number, zone: Zone): string => wall(atMs, zone).format('YYYYMMDD')
/** The local month, such as `202611`. */
export const monthKey = (atMs: number, zone: Zone): string => wall(atMs, zone).format('YYYYMM')
/** The local year, such as `2026`. */
export const yearKey = (atMs: number, zone: Zone): string => wall(atMs, zone).format('YYYY')

/** The first instant after the end of the local month that lies `months` after the one of `atMs`: an exclusive bound. */
export function monthEndAfter(atMs: number, months: number, zone: Zone): number {
  return instant(
    wall(atMs, zone)
      .startOf('month')
      .add(months + 1, 'month'),
    zone,
  )
}

/** The first instant after the end of the local year that lies `years` after the one of `atMs`: an exclusive bound. */
export function yearEndAfter(atMs: number, years: number, zone: Zone): number {
  return instant(
    wall(atMs, zone)
      .startOf('year')
      .add(years + 1, 'year'),
    zone,
  )
}

/** The first instant after the local day that lies `days` after the one of `atMs`: an exclusive bound. */
export function dayEndAfter(atMs: number, days: number, zone: Zone): number {
  return instant(
    wall(atMs, zone)
      .startOf('day')
      .add(days + 1, 'day'),
    zone,
  )
}

/** The first instant of the local day. */
export const startOfDay = (atMs: number, zone: Zone): number => instant(wall(atMs, zone).startOf('day'), zone)
/** The first instant of the local month. */
export const startOfMonth = (atMs: number, zone: Zone): number =>
  instant(wall(atMs, zone).startOf('month'), zone)

/**
 * The local day after the same date `months` earlier, as a day key: the first day of a trailing window of that many
 * months. A date that the earlier month lacks is clamped to its last day (31 March − 1 month → 28 February).
 */
export function trailingWindowStart(atMs: number, months: number, zone: Zone): string {
  return wall(atMs, zone).subtract(months, 'month').add(1, 'day').format('YYYYMMDD')
}

/** The key of the period of a limit that `atMs` falls into. */
export function periodKey(period: 'ever' | 'year' | 'month' | 'day', atMs: number, zone: Zone): string {
  switch (period) {
    case 'ever':
      return 'ever'
    case 'year':
      return yearKey(atMs, zone)
    case 'month':
      return monthKey(atMs, zone)
    case 'day':
      return dayKey(atMs, zone)
  }
}

/** `2026年11月22日`. */
export const longDate = (atMs: number, zone: Zone): string => wall(atMs, zone).format('YYYY年M月D日')
/** `11月22日`. */
export const shortDate = (atMs: number, zone: Zone): string => wall(atMs, zone).format('M月D日')
/** `2026-11-22 15:04`. */
export const dateTime = (atMs: number, zone: Zone): string => wall(atMs, zone).format('YYYY-MM-DD HH:mm')
/** `15:04:05`. */
export const clock = (atMs: number, zone: Zone): string => wall(atMs, zone).format('HH:mm:ss')

/** The last day that an exclusive bound still includes, as `2026年11月30日`. */
export const lastDayBefore = (exclusiveMs: number, zone: Zone): string => longDate(exclusiveMs - 1, zone)
