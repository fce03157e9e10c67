import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fireEvent, render } from '@testing-library/react'
import { code128Bars, moduleWidth } from '@/components/barcode/bars'
import { ICON_NAMES } from '@/components/icon/names'
import { Picture } from '@/components/picture'
import { testEnvironment } from './environment'

const src = resolve(__dirname, '../../src')

describe('Picture', () => {
  const url = (container: HTMLElement) => container.querySelector('img')?.getAttribute('src')
  test('falls back from WebP to JPG, then to plain ground, and starts afresh with another picture', () => {
    testEnvironment()
    const { container, rerender } = render(<Picture src="products/longjing" alt="龙井" />)
    expect(url(container)).toBe('https://shop.test/products/longjing.webp')
    fireEvent.error(container.querySelector('img')!)
    expect(url(container)).toBe('https://shop.test/products/longjing.jpg')
    fireEvent.error(container.querySelector('img')!)
    expect(url(container)).toBeUndefined()
    rerender(<Picture src="products/mug" alt="杯子" />)
    expect(url(container)).toBe('https://shop.test/products/mug.webp')
  })
})

describe('icons', () => {
  test('every name has its drawing and its class, and no drawing is forgotten', () => {
    const drawings = readdirSync(`${src}/assets/icons`).map(file => file.replace('.svg', ''))
    const scss = readFileSync(`${src}/components/icon/index.module.scss`, 'utf8')
    const listed = /\$names:([^;]+);/
      .exec(scss)?.[1]
      ?.split(',')
      .map(name => name.trim())
      .filter(Boolean)
    expect([...ICON_NAMES].sort()).toEqual(drawings.sort())
    expect(listed?.sort()).toEqual([...ICON_NAMES].sort())
  })
  test.each(ICON_NAMES)('%s: 24 grid, one stroke, scales', name => {
    const svg = readFileSync(`${src}/assets/icons/${name}.svg`, 'utf8')
    expect(svg).toContain('viewBox="0 0 24 24"')
    expect(svg).toContain('stroke-width="1.75"')
    // Without a viewBox's help a fixed size would not scale; a path of no length would be dropped when the build tidies it.
    expect(svg).not.toMatch(/<svg[^>]* (width|height)=/)
    expect(svg).not.toMatch(/[vh]0"/)
  })
})

describe('Code 128', () => {
  test.each(['281203948571234567', '123456789012', 'A1-b2'])(
    '%s: symbols of 11 modules, a stop of 13, quiet beginning',
    text => {
      const drawing = code128Bars(text)
      expect(drawing).toBeDefined()
      const { bars, modules } = drawing!
      expect((modules - 13) % 11).toBe(0)
      // Three bars a symbol, four in the stop.
      expect(bars.length).toBe(((modules - 13) / 11) * 3 + 4)
      expect(bars[0]?.gap).toBe(0)
      expect(bars.reduce((sum, bar) => sum + bar.gap + bar.width, 0)).toBe(modules)
      for (const bar of bars) {
        expect(bar.width).toBeGreaterThanOrEqual(1)
        expect(bar.width).toBeLessThanOrEqual(4)
      }
    },
  )
  test('18 digits pack two to a symbol', () => {
    // Start C, nine pairs, check, stop.
    expect(code128Bars('281203948571234567')?.modules).toBe(11 * 11 + 13)
  })
  test('what Code 128 cannot say is not drawn', () => {
    expect(code128Bars('会员')).toBeUndefined()
  })
  test('modules are as wide as fits, on half px', () => {
    expect(moduleWidth(134, 280)).toBe(2)
    expect(moduleWidth(134, 240)).toBe(1.5)
    expect(moduleWidth(134, 10)).toBe(0.5)
  })
})
