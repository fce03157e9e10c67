/** The built mini-program passes WeChat's own tools and the checks that those tools leave out. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type Builds, PROJECT_DIR, prepareBuilds } from '../support/builds'
import { BrokenBuild } from './broken-build'
import {
  checkProjectConfig,
  Dist,
  describeFinding,
  inspectBuild,
  type OfficialVerdict,
  packageSizes,
  runOfficialTools,
} from './gate'
import { pointElsewhere } from './harness/compile/settings'

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

  test('names no host at all once it is pointed at a WeChat cloud', () => {
    const copy = new BrokenBuild(distDir)
    try {
      const hosts = () => inspectBuild(copy.dir, 'cloud').map(describeFinding)
      expect(hosts().join()).toContain('names the host http://127.0.0.1:8787')
      const settings = { cloudEnv: 'shop-env', localUrl: '', pictureUrl: '' }
      for (const { path: file } of new Dist(copy.dir).withExtension('.js')) {
        copy.write(file, pointElsewhere(readFileSync(path.join(copy.dir, file), 'utf8'), settings))
      }
      expect(hosts()).toEqual([])
    } finally {
      copy.remove()
    }
  })

  test('keeps the main package small', () => {
    expect(packageSizes(new Dist(distDir)).get('')).toBeLessThanOrEqual(MAIN_PACKAGE_GOAL_BYTES)
  })

  test('is where project.config.json says, beside the functions', () => {
    expect(checkProjectConfig(PROJECT_DIR).map(describeFinding)).toEqual([])
  })
})
