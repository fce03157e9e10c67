/** Builds broken on purpose: the gate or the harness must notice each, or their silence means nothing. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { type Builds, prepareBuilds } from '../support/builds'
import { BrokenBuild } from './broken-build'
import { inspect, tryOut } from './examine'
import { checkSchemas } from './gate'

jest.setTimeout(240_000)

interface Breakage {
  /** What was done to the build. */
  readonly name: string
  break(build: BrokenBuild): void
  /** Who must notice: the gate by reading the build, or the harness by using it. */
  readonly by: 'gate' | 'harness'
  /** Part of the complaint that must come. */
  readonly noticed: RegExp
}

/** The templates that draw a `view`, whatever Taro numbered them. */
const VIEW_TEMPLATES = /<template name="tmpl_0_\d+">\s*<view [\s\S]*?<\/view>\s*<\/template>/g

const BREAKAGES: readonly Breakage[] = [
  {
    name: 'the templates of views are missing',
    by: 'harness',
    break: build => build.edit('base.wxml', text => text.replace(VIEW_TEMPLATES, '')),
    noticed: /pressing the tab .* does not lead there/,
  },
  {
    name: 'taps go to a handler that does not exist',
    by: 'harness',
    break: build => build.edit('base.wxml', text => text.replaceAll('bindtap="eh"', 'bindtap="ehh"')),
    noticed: /pressing the tab .* does not lead there/,
  },
  {
    name: "a page's script throws",
    by: 'harness',
    break: build => build.edit('pages/mall/index.js', text => `throw new Error('broken on purpose');${text}`),
    noticed: /broken on purpose/,
  },
  {
    name: "a page's script never registers the page",
    by: 'harness',
    break: build => build.write('pages/me/index.js', '"use strict";'),
    noticed: /pages\/me\/index|tab me does not lead there/,
  },
  {
    name: 'the template script has a syntax error',
    by: 'gate',
    break: build => build.edit('utils.wxs', text => `${text}\nfunction {`),
    noticed: /(wcc|compile): utils\.wxs/,
  },
  {
    name: 'the template script answers nonsense',
    by: 'harness',
    break: build => build.edit('utils.wxs', text => text.replace(/a:\s*function|a\s*:/, 'zzz:')),
    noticed: /pressing the tab .* does not lead there|wcc/,
  },
  {
    name: 'a shared module is missing',
    by: 'gate',
    break: build => build.delete('common.js'),
    noticed: /references: app\.js: requires \.\/common/,
  },
  {
    name: 'app.json is cut off',
    by: 'gate',
    break: build => build.edit('app.json', text => text.slice(0, -20)),
    noticed: /json-syntax: app\.json/,
  },
  {
    name: 'a page uses a component that is not there',
    by: 'gate',
    break: build =>
      build.editJson('pages/home/index.json', json => {
        json.usingComponents = { comp: '../../no-such-component' }
      }),
    noticed: /component comp at \.\.\/\.\.\/no-such-component has no \.js file/,
  },
  {
    name: 'a style sheet uses a selector that WeChat refuses',
    by: 'gate',
    break: build => build.edit('pages/home/index.wxss', text => `${text}\n.card * { color: red }`),
    noticed: /wcsc: pages\/home\/index\.wxss/,
  },
  {
    name: 'a style sheet imports another that is missing',
    by: 'gate',
    break: build => build.delete('common.wxss'),
    noticed: /references: app\.wxss: imports/,
  },
  {
    name: 'a page of a subpackage is missing',
    by: 'gate',
    break: build => build.delete('packages/member/join/index.js'),
    noticed: /pages: packages\/member\/join\/index\.js/,
  },
  {
    name: 'a tab page is not listed',
    by: 'gate',
    break: build =>
      build.editJson('app.json', json => {
        json.pages = (json.pages as string[]).filter(page => page !== 'pages/me/index')
      }),
    noticed: /app-json: app\.json: tab pages\/me\/index is not a page/,
  },
  {
    name: 'nothing is ever drawn again after the first time',
    by: 'harness',
    break: build => build.edit('taro.js', text => text.replace(/\.setData\(/g, '.noSetData?.(')),
    noticed: /pressing the tab .* does not lead there|stays empty/,
  },
  {
    name: 'the main package is too large',
    by: 'gate',
    break: build => build.write('extra.js', `module.exports = "${'x'.repeat(1_700_000)}"`),
    noticed: /sizes: app\.json: the main package has/,
  },
  {
    name: 'a module reaches into a subpackage',
    by: 'gate',
    break: build =>
      build.edit('pages/home/index.js', text => `require("../../packages/member/join/index");${text}`),
    noticed: /out of the subpackage packages\/member/,
  },
  {
    name: 'a script talks to a strange host',
    by: 'gate',
    break: build => build.edit('common.js', text => `${text};var strange="https://collect.example.com/x"`),
    noticed: /names the host https:\/\/collect\.example\.com/,
  },
  {
    name: 'a script makes code at run time',
    by: 'gate',
    break: build => build.edit('common.js', text => `${text};var made=new Function("a","return a")`),
    noticed: /makes code at run time/,
  },
  {
    name: 'an API is called that WeChat does not have',
    by: 'harness',
    break: build => build.edit('pages/home/index.js', text => `wx.openSesame&&wx.openSesame();${text}`),
    noticed: /wx\.openSesame is not imitated/,
  },
  {
    name: 'a theme colour has no value in the dark',
    by: 'gate',
    break: build =>
      build.editJson('theme.json', json => {
        delete (json.dark as Record<string, string>).navBackground
      }),
    noticed: /@navBackground has no value for dark/,
  },
]

describe('a build broken on purpose', () => {
  let builds: Builds
  let distDir: string
  let browser: Browser

  beforeAll(async () => {
    builds = prepareBuilds(['weapp'])
    distDir = path.join(builds.distDir, 'weapp')
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    builds.remove()
  })

  test('the unbroken build gives no complaint', async () => {
    expect([...inspect(distDir), ...(await tryOut(distDir, browser))]).toEqual([])
  })

  test.each(BREAKAGES)('is noticed by the $by: $name', async ({ break: damage, by, noticed }) => {
    const build = new BrokenBuild(distDir)
    try {
      damage(build)
      const complaints = by === 'gate' ? inspect(build.dir) : await tryOut(build.dir, browser)
      expect(complaints.join('\n')).toMatch(noticed)
    } finally {
      build.remove()
    }
  })

  test.each([
    ['app.json', 'unknownKey', /app\.json: unknown key/],
    ['pages/home/index.json', 'navigationBarTitleTxt', /pages\/home\/index\.json: unknown key/],
  ])('is noticed by the official schemas: an unknown key in %s', async (file, key, noticed) => {
    const build = new BrokenBuild(distDir)
    try {
      build.editJson(file, json => {
        json[key] = '1'
      })
      const findings = await checkSchemas(build.dir)
      expect(findings.map(finding => `${finding.file}: ${finding.message}`).join('\n')).toMatch(noticed)
    } finally {
      build.remove()
    }
  })
})
