/** `1234567` → `1,234,567`. */
export const grouped = (count: number): string => {
  const sign = count < 0 ? '-' : ''
  return sign + String(Math.abs(count)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `+150` and `-2,800`: a change, always with its sign. */
export const signed = (count: number): string => (count > 0 ? `+${grouped(count)}` : grouped(count))
