import type { Dist } from './dist'
import type { Finding } from './finding'

/** Bytes of each package: '' is the main package. What DevTools leaves out of an upload is not counted. */
export function packageSizes(dist: Dist): Map<string, number> {
  const sizes = new Map<string, number>([['', 0]])
  for (const { path: file } of dist.files) {
    if (/\.(map|LICENSE\.txt|md)$/.test(file)) continue
    const home = dist.settings.subPackageOf(file)
    sizes.set(home, (sizes.get(home) ?? 0) + dist.bytes(file))
  }
  return sizes
}

export const MAIN_PACKAGE_BYTES_MAX = 1.5 * 1024 * 1024
export const SUBPACKAGE_BYTES_MAX = 2 * 1024 * 1024
export const TOTAL_BYTES_MAX = 20 * 1024 * 1024

/** WeChat's limits, with half a megabyte kept free in the main package. */
export function checkSizes(dist: Dist): Finding[] {
  const sizes = packageSizes(dist)
  const findings = [...sizes].flatMap(([home, bytes]) => {
    const limit = home === '' ? MAIN_PACKAGE_BYTES_MAX : SUBPACKAGE_BYTES_MAX
    if (bytes <= limit) return []
    const name = home === '' ? 'the main package' : `the subpackage ${home}`
    return [
      {
        check: 'sizes',
        file: home || 'app.json',
        message: `${name} has ${bytes} bytes, ${limit} are allowed`,
      },
    ]
  })
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
  if (total > TOTAL_BYTES_MAX)
    findings.push({ check: 'sizes', file: 'app.json', message: `${total} bytes in all` })
  return findings
}
