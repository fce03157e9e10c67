/** `12rpx` and `100vh` as CSS: a webview is as wide as the phone but not as tall, for it starts under the title bar. */
export function translateUnits(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, 'calc($1 * var(--wx-rpx))')
    .replace(/(-?\d*\.?\d+)vh\b/g, 'calc($1 * var(--wx-vh))')
}
