/** Everything a weapp build must pass before it may be uploaded, without DevTools and without a network. */
import { checkAppJson } from './check-app-json'
import { checkCode } from './check-code'
import { checkJsonSyntax, checkPages } from './check-pages'
import { checkReferences } from './check-references'
import { checkSizes } from './check-sizes'
import { Dist } from './dist'
import type { Finding } from './finding'
import { runWechatCompilers } from './wechat-compilers'

export { checkProjectConfig } from './check-project'
export { MAIN_PACKAGE_BYTES_MAX, packageSizes, SUBPACKAGE_BYTES_MAX } from './check-sizes'
export { Dist } from './dist'
export { describeFinding, type Finding } from './finding'
export { checkSchemas, type OfficialVerdict, runOfficialTools } from './official'

/** The quick part of the gate: our own checks and WeChat's wcc and wcsc; well under a second. */
export function inspectBuild(distDir: string, mode: 'cloud' | 'local'): Finding[] {
  const dist = new Dist(distDir)
  const broken = checkJsonSyntax(dist)
  if (broken.length > 0) return broken
  return [
    ...checkAppJson(dist),
    ...checkPages(dist),
    ...checkReferences(dist),
    ...checkSizes(dist),
    ...checkCode(dist, mode),
    ...runWechatCompilers(dist),
  ]
}
