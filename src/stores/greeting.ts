import { HOUR_MS, MINUTE_MS, type Zone } from '@/domain/calendar'

/** How one greets at this hour of the shop's day. */
export function greeting(atMs: number, zone: Zone): string {
  const localMs = atMs + zone.utcOffsetMinutes * MINUTE_MS
  const hour = Math.floor(localMs / HOUR_MS) % 24
  if (hour < 5) return '夜深了'
  if (hour < 11) return '早上好'
  if (hour < 13) return '中午好'
  return hour < 18 ? '下午好' : '晚上好'
}
