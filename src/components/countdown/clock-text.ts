const two = (value: number) => String(value).padStart(2, '0')

/** The time left as a clock: `29:59`, with hours `1:05:00`, with days `2天 03:00:00`. A begun second counts whole. */
export function clockText(leftMs: number): string {
  const seconds = Math.ceil(Math.max(0, leftMs) / 1000)
  const days = Math.floor(seconds / 86400)
  const hours = Math.floor((seconds % 86400) / 3600)
  const clock = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  if (days > 0) return `${days}天 ${two(hours)}:${clock}`
  return hours > 0 ? `${hours}:${clock}` : clock
}
