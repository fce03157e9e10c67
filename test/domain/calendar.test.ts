import {
  clock,
  DAY_MS,
  dateTime,
  dayEndAfter,
  dayKey,
  lastDayBefore,
  longDate,
  monthEndAfter,
  monthKey,
  periodKey,
  SHANGHAI,
  shortDate,
  startOfDay,
  startOfMonth,
  trailingWindowStart,
  yearEndAfter,
  yearKey,
  type Zone,
} from '@/domain/calendar'
import { at } from '../fixtures/domain'

const UTC: Zone = { name: 'UTC', utcOffsetMinutes: 0 }
const KATHMANDU: Zone = { name: 'Asia/Kathmandu', utcOffsetMinutes: 345 }
const HONOLULU: Zone = { name: 'Pacific/Honolulu', utcOffsetMinutes: -600 }

describe('keys of an instant', () => {
  test.each([
    ['one ms before midnight in Shanghai', at('2026-11-22 23:59:59.999'), '20261122'],
    ['midnight in Shanghai', at('2026-11-23'), '20261123'],
    ['the eve of a year', at('2026-12-31 23:59:59.999'), '20261231'],
    ['a new year, while it is still 2026 in UTC', at('2027-01-01'), '20270101'],
    ['a leap day', at('2028-02-29 12:00'), '20280229'],
  ])('%s', (_name, atMs, day) => {
    expect(dayKey(atMs, SHANGHAI)).toBe(day)
    expect(monthKey(atMs, SHANGHAI)).toBe(day.slice(0, 6))
    expect(yearKey(atMs, SHANGHAI)).toBe(day.slice(0, 4))
  })

  test('one instant is three days in three zones', () => {
    const noonUtc = Date.UTC(2026, 0, 1, 18, 30)
    expect(dayKey(noonUtc, UTC)).toBe('20260101')
    expect(dayKey(noonUtc, SHANGHAI)).toBe('20260102')
    expect(dayKey(noonUtc, KATHMANDU)).toBe('20260102')
    expect(dayKey(noonUtc - 9 * 3_600_000, HONOLULU)).toBe('20251231')
    expect(monthKey(noonUtc - 9 * 3_600_000, HONOLULU)).toBe('202512')
  })

  test('days before 1970 are days too', () => {
    expect(dayKey(Date.UTC(1969, 11, 31, 15, 59, 59, 999), SHANGHAI)).toBe('19691231')
    expect(dayKey(Date.UTC(1969, 11, 31, 16), SHANGHAI)).toBe('19700101')
  })

  test.each([
    ['ever', 'ever'],
    ['year', '2026'],
    ['month', '202611'],
    ['day', '20261122'],
  ] as const)('the period %s', (period, key) => {
    expect(periodKey(period, at('2026-11-22 15:04'), SHANGHAI)).toBe(key)
  })
})

describe('exclusive ends', () => {
  test.each([
    ['2026-11-22 15:04', 12, '2027-12-01'],
    ['2026-01-31', 1, '2026-03-01'], // February has no 31st: the month counts, not the day
    ['2026-01-31 23:59:59.999', 1, '2026-03-01'],
    ['2026-02-01', 1, '2026-04-01'],
    ['2027-12-31 23:59:59.999', 2, '2028-03-01'], // over a leap day
    ['2026-12-31 23:59:59.999', 0, '2027-01-01'],
    ['2026-12-15', 1, '2027-02-01'],
    ['2028-02-29', 12, '2029-03-01'],
  ])('the end of the month %s + %i months', (from, months, end) => {
    expect(monthEndAfter(at(from), months, SHANGHAI)).toBe(at(end))
  })

  test.each([
    ['2026-01-01', 0, '2027-01-01'],
    ['2026-12-31 23:59:59.999', 0, '2027-01-01'],
    ['2026-12-31 23:59:59.999', 1, '2028-01-01'],
    ['2028-02-29', 1, '2030-01-01'],
  ])('the end of the year %s + %i years', (from, years, end) => {
    expect(yearEndAfter(at(from), years, SHANGHAI)).toBe(at(end))
  })

  test.each([
    ['2026-11-22 15:04', 1, '2026-11-24'],
    ['2026-11-22', 1, '2026-11-24'],
    ['2026-12-31 23:59:59.999', 1, '2027-01-02'],
    ['2028-02-28', 1, '2028-03-01'],
    ['2027-02-28', 1, '2027-03-02'],
    ['2026-11-22', 365, '2027-11-23'],
  ])('the end of the day %s + %i days', (from, days, end) => {
    expect(dayEndAfter(at(from), days, SHANGHAI)).toBe(at(end))
  })

  test('the same instant ends its month a day apart in Shanghai and in UTC', () => {
    const atMs = at('2026-12-01 03:00')
    expect(monthEndAfter(atMs, 0, SHANGHAI)).toBe(at('2027-01-01'))
    expect(monthEndAfter(atMs, 0, UTC)).toBe(Date.UTC(2026, 11, 1))
  })

  test('the last day that an end includes is the day before it', () => {
    expect(lastDayBefore(monthEndAfter(at('2026-11-22'), 12, SHANGHAI), SHANGHAI)).toBe('2027年11月30日')
    expect(lastDayBefore(monthEndAfter(at('2027-02-01'), 12, SHANGHAI), SHANGHAI)).toBe('2028年2月29日')
  })
})

describe('starts', () => {
  test('of a day and of a month', () => {
    const atMs = at('2026-11-22 15:04:05.678')
    expect(startOfDay(atMs, SHANGHAI)).toBe(at('2026-11-22'))
    expect(startOfMonth(atMs, SHANGHAI)).toBe(at('2026-11-01'))
    expect(startOfDay(at('2026-11-22'), SHANGHAI)).toBe(at('2026-11-22'))
    expect(startOfMonth(at('2026-11-01'), SHANGHAI)).toBe(at('2026-11-01'))
  })

  test.each([
    ['2026-11-22', 12, '20251123'],
    ['2026-03-31', 1, '20260301'], // 31 February is 28 February, and the window starts the day after
    ['2028-03-31', 1, '20280301'],
    ['2028-02-29', 12, '20270301'],
    ['2027-02-28', 12, '20260301'],
    ['2027-03-01', 12, '20260302'],
    ['2026-12-31', 12, '20260101'],
    ['2026-01-01', 1, '20251202'],
  ])('of the window that trails %s by %i months', (day, months, start) => {
    expect(trailingWindowStart(at(day), months, SHANGHAI)).toBe(start)
    expect(trailingWindowStart(at(day) + DAY_MS - 1, months, SHANGHAI)).toBe(start)
  })

  test('a trailing window never starts earlier on a later day', () => {
    let before = ''
    for (let day = at('2026-01-01'); day < at('2032-03-05'); day += DAY_MS) {
      const start = trailingWindowStart(day, 1, SHANGHAI)
      expect(start >= before).toBe(true)
      before = start
    }
  })
})

test('dates as a shop writes them', () => {
  const atMs = at('2026-01-02 03:04:05')
  expect(longDate(atMs, SHANGHAI)).toBe('2026年1月2日')
  expect(shortDate(atMs, SHANGHAI)).toBe('1月2日')
  expect(dateTime(atMs, SHANGHAI)).toBe('2026-01-02 03:04')
  expect(clock(atMs, SHANGHAI)).toBe('03:04:05')
})
