/** The built mini-program passes WeChat's own tools and the checks that those tools leave out. */
import path from 'node:path'
import { type Builds, PROJECT_DIR, prepareBuilds } from '../support/builds'
import {
  checkProjectConfig,
  Dist,
  describeFinding,
  inspectBuild,
  type OfficialVerdict,
  packageSizes,
  runOfficialTools,
} from './gate'

jest.setTimeout(240_000)

/** What the design aims at for the main package; the hard limit is part of `inspectBuild`. */
const MAIN_PACKAGE_GOAL_BYTES = 600 * 1024

describe('the weapp build', () => {
  let builds: Builds
  let distDir: string
  let official: OfficialVerdict

  beforeAll(async () => {
    builds = prepareBuilds(['weapp', 'functions'])
    distDir = path.join(builds.distDir, 'weapp')
    official = await runOfficialTools(distDir, path.join(PROJECT_DIR, 'project.config.json'))
  })
  afterAll(() => builds.remove())

  test('passes wcc, wcsc and our own checks', () => {
    expect(inspectBuild(distDir, 'local').map(describeFinding)).toEqual([])
  })

  test('is compiled by the official compiler, every page of it', () => {
    expect(
      official.findings.filter(finding => finding.check === 'official-compiler').map(describeFinding),
    ).toEqual([])
    expect(official.files).toBeGreaterThan(new Dist(distDir).settings.pages.length * 3)
  })

  test('passes the official code quality check', () => {
    expect(
      official.findings.filter(finding => finding.check === 'code-quality').map(describeFinding),
    ).toEqual([])
    expect(official.passed).toEqual(
      expect.arrayContaining(['PACKAGE_SIZE_LIMIT', 'LAZYCODE_LOADING_OPEN', 'CONTAINS_OTHER_PKG_JS']),
    )
  })

  test('has no key in app.json, project.config.json or a page config that WeChat does not know', () => {
    expect(official.findings.filter(finding => finding.check === 'schema').map(describeFinding)).toEqual([])
  })

  test('keeps the main package small', () => {
    expect(packageSizes(new Dist(distDir)).get('')).toBeLessThanOrEqual(MAIN_PACKAGE_GOAL_BYTES)
  })

  test('is where project.config.json says, beside the functions', () => {
    expect(checkProjectConfig(PROJECT_DIR).map(describeFinding)).toEqual([])
  })
})
