import type { Dist } from './dist'
import type { Finding } from './finding'

/** Code that WeChat's app service refuses to run; webpack's guarded way to the global object is not meant. */
const DYNAMIC_CODE = /(?:^|[^\w.$])(?:eval|new Function)\s*\((?!"return this"\))/

/** Addresses in libraries' comments and messages, which nobody calls. */
const HARMLESS_HOSTS =
  /^(?:www\.)?(?:w3\.org|github\.com|mobx\.js\.org|reactjs\.org|react\.dev|fb\.me|json-schema\.org|taro-docs\.jd\.com|docs\.taro\.zone|nervjs\.github\.io|valibot\.dev|taro\.com|developers\.weixin\.qq\.com)$/

const HOST = /https?:\/\/((?:[\w-]+\.)+[a-z]{2,}|localhost|(?:\d{1,3}\.){3}\d{1,3})(?::\d+)?/g

/**
 * @param mode `cloud`: the build calls functions through wx.cloud, so no address of any host belongs into it; `local`:
 *   only this machine's own
 */
export function checkCode(dist: Dist, mode: 'cloud' | 'local'): Finding[] {
  return dist.withExtension('.js').flatMap(({ path: file }) => {
    const text = dist.read(file)
    const findings: Finding[] = []
    if (DYNAMIC_CODE.test(text)) {
      findings.push({ check: 'code', file, message: 'makes code at run time, which WeChat refuses' })
    }
    if (/\/\/# sourceMappingURL=/.test(text))
      findings.push({ check: 'code', file, message: 'points to a source map' })
    for (const [address, host = ''] of text.matchAll(HOST)) {
      if (HARMLESS_HOSTS.test(host)) continue
      if (mode === 'local' && /^(localhost|127\.0\.0\.1)$/.test(host)) continue
      findings.push({ check: 'code', file, message: `names the host ${address}` })
    }
    return findings
  })
}
