/** The import directions of the design hold, and each rule that says so can fail. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { breaches, RULES } from './architecture/rules'
import { graphOf, readSources } from './architecture/source-graph'

const ROOT = join(__dirname, '..')

const FOLDERS = ['src', 'cloudfunctions', 'local-cloud', 'tools']
const sources = readSources(ROOT, FOLDERS)
const graph = graphOf(sources)

test('the sources keep the directions of the design', () => {
  for (const folder of FOLDERS) expect([...graph.keys()].some(path => path.startsWith(folder))).toBe(true)
  expect(breaches(graph)).toEqual([])
})

test('every import of an own file was followed to a file', () => {
  const product = [...graph.values()].filter(module => !module.path.startsWith('tools/'))
  const lost = product.flatMap(module =>
    module.imports
      .filter(i => i.file !== undefined && !(i.file in sources) && !existsSync(join(ROOT, i.file)))
      .map(i => `${module.path}:${i.line} ${i.specifier}`),
  )
  expect(lost).toEqual([])
})

/** One offender for each rule, and beside it what the rule must let pass. */
const PLANTS: Record<string, { files: Record<string, string>; breach: RegExp }[]> = {
  'the domain imports the domain, and pure packages': [
    {
      files: { 'src/domain/x.ts': "import { action } from 'mobx'" },
      breach: /^src\/domain\/x.ts:1 imports mobx\./,
    },
    {
      files: { 'src/domain/x.ts': "\nimport { existsSync } from 'node:fs'" },
      breach: /x.ts:2 imports node:fs/,
    },
    {
      files: {
        'src/domain/x.ts': "import type { Fen } from '../contract/catalog'",
        'src/contract/catalog.ts': '',
      },
      breach: /imports src\/contract\/catalog.ts/,
    },
    {
      files: { 'src/domain/x.ts': "import shop from '../../shop/demo/program.json'" },
      breach: /program.json/,
    },
    { files: { 'src/domain/x.ts': "const a = await import('lodash')" }, breach: /imports lodash/ },
    { files: { 'src/domain/x.ts': "export * from 'react'" }, breach: /imports react/ },
    { files: { 'src/domain/x.ts': "type A = import('react').FC" }, breach: /imports react/ },
    { files: { 'src/domain/x.ts': "const fs = require('fs')" }, breach: /imports fs/ },
  ],
  'the domain and the contract are pure: time and chance are passed in, nothing is read or written': [
    { files: { 'src/domain/x.ts': 'const now = Date.now()' }, breach: /reads Date.now/ },
    { files: { 'src/domain/x.ts': 'const clock = { now: Date.now }' }, breach: /reads Date.now/ },
    { files: { 'src/domain/x.ts': 'const d = new Date()' }, breach: /reads new Date\(\)/ },
    { files: { 'src/contract/x.ts': 'const r = Math.random()' }, breach: /reads Math.random/ },
    { files: { 'src/domain/x.ts': 'if (process.env.TZ) throw 1' }, breach: /reads process/ },
    { files: { 'src/domain/x.ts': "console.log('x')" }, breach: /reads console/ },
  ],
  'the contract imports the domain': [
    { files: { 'src/contract/x.ts': "import Taro from '@tarojs/taro'" }, breach: /imports @tarojs\/taro/ },
    { files: { 'src/contract/x.ts': "import { S } from '@/stores/s'" }, breach: /imports src\/stores\/s/ },
  ],
  'stores import the contract, the domain and stores; the transport is handed in': [
    {
      files: { 'src/stores/x.ts': "import { callApi } from '@/platform/cloud'" },
      breach: /src\/platform\/cloud/,
    },
    {
      files: { 'src/stores/x.ts': "import { Button } from '../components/button'" },
      breach: /components\/button/,
    },
    { files: { 'src/stores/x.ts': "import { useState } from 'react'" }, breach: /imports react/ },
  ],
  'stores reach the world by what they are handed': [
    { files: { 'src/stores/x.ts': 'const t = Date.now()' }, breach: /reads Date.now/ },
    { files: { 'src/stores/x.ts': "localStorage.setItem('a', 'b')" }, breach: /reads localStorage/ },
    { files: { 'src/stores/x.ts': "wx.showToast({ title: '' })" }, breach: /reads wx/ },
  ],
  'components get props: no stores, no platform, no Taro API': [
    {
      files: { 'src/components/x/index.tsx': "import { useStore } from '@/stores/use-store'" },
      breach: /use-store/,
    },
    {
      files: { 'src/components/x/index.tsx': "import { useLoad } from '@tarojs/taro'" },
      breach: /@tarojs\/taro/,
    },
    {
      files: { 'src/components/x/index.tsx': "import { observer } from 'mobx-react-lite'" },
      breach: /mobx-react/,
    },
  ],
  'of the contract, components know types only': [
    {
      files: { 'src/components/x/index.tsx': "import { apiError, type ApiError } from '@/contract/errors'" },
      breach: /contract\/errors/,
    },
  ],
  'views show: of the domain they use types and formatters': [
    {
      files: {
        'src/pages/x/index.tsx': "import { dayEndAfter, longDate } from '@/domain/calendar'",
        'src/domain/calendar.ts': '',
      },
      breach: /imports src\/domain\/calendar.ts/,
    },
    {
      files: { 'src/packages/a/x/index.tsx': "import { checkRedeem } from '@/domain/mall/redeem'" },
      breach: /mall\/redeem/,
    },
    {
      files: { 'src/components/x/index.tsx': "import * as m from '@/domain/money'" },
      breach: /domain\/money/,
    },
  ],
  'pages build on stores, components, the contract and the platform': [
    { files: { 'src/pages/x/index.tsx': "import dayjs from 'dayjs'" }, breach: /imports dayjs/ },
    { files: { 'src/packages/a/x/index.tsx': "import { autorun } from 'mobx'" }, breach: /imports mobx/ },
    { files: { 'src/pages/x/index.tsx': "import App from '@/app'" }, breach: /imports src\/app/ },
  ],
  'the main package and each subpackage stand alone: they share components and stores only': [
    {
      files: { 'src/pages/x/index.tsx': "import { Y } from '@/packages/a/y'", 'src/packages/a/y.tsx': '' },
      breach: /imports src\/packages\/a\/y.tsx/,
    },
    { files: { 'src/packages/b/x/index.tsx': "import '../../a/y/index.scss'" }, breach: /packages\/a\/y/ },
    { files: { 'src/app.tsx': "import { Y } from './packages/a/y/index'" }, breach: /packages\/a\/y/ },
  ],
  'the platform knows the contract, and of components what they ask of the machine': [
    {
      files: { 'src/platform/x.ts': "import { RootStore } from '@/stores/root-store'" },
      breach: /root-store/,
    },
    { files: { 'src/platform/x.ts': "import { Button } from '@/components/button'" }, breach: /button/ },
    { files: { 'src/platform/x.ts': "import { observable } from 'mobx'" }, breach: /mobx/ },
  ],
  'only the platform calls Taro; elsewhere its hooks and types': [
    {
      files: { 'src/pages/x/index.tsx': "import Taro, { useLoad } from '@tarojs/taro'" },
      breach: /@tarojs\/taro/,
    },
    { files: { 'src/app-overlay.tsx': "import { showToast } from '@tarojs/taro'" }, breach: /@tarojs\/taro/ },
    { files: { 'src/pages/x/index.tsx': "import * as Taro from '@tarojs/taro'" }, breach: /@tarojs\/taro/ },
  ],
  'only the platform touches wx and its like': [
    { files: { 'src/pages/x/index.tsx': 'wx.login()' }, breach: /reads wx/ },
    { files: { 'src/components/x/index.tsx': 'const api = { wx }' }, breach: /reads wx/ },
  ],
  'client adapters and the root store are built in src/app.tsx': [
    {
      files: {
        'src/pages/x/index.tsx': "import { callApi } from '@/platform/cloud'",
        'src/platform/cloud.ts': '',
      },
      breach: /platform\/cloud/,
    },
    {
      files: {
        'src/pages/x.tsx': "import { RootStore } from '@/stores/root-store'",
        'src/stores/root-store.ts': '',
      },
      breach: /root-store/,
    },
  ],
  'the service imports the domain, the contract and its ports': [
    {
      files: { 'cloudfunctions/service/x.ts': "import { randomInt } from 'node:crypto'" },
      breach: /node:crypto/,
    },
    {
      files: { 'cloudfunctions/service/x.ts': "import cloudbase from '@cloudbase/node-sdk'" },
      breach: /@cloudbase/,
    },
  ],
  'adapters of the functions are built in their index.ts': [
    {
      files: {
        'cloudfunctions/service/commands/x.ts': "import { openStore } from '../adapters/cloudbase-store'",
      },
      breach: /adapters\/cloudbase-store/,
    },
  ],
  'the service gets its clock, chance and settings by its ports': [
    { files: { 'cloudfunctions/service/x.ts': 'const env = process.env.ENV' }, breach: /reads process/ },
    {
      files: { 'cloudfunctions/service/x.ts': 'export const now = () => Date.now()' },
      breach: /reads Date.now/,
    },
    { files: { 'cloudfunctions/service/x.ts': "const r = await fetch('x')" }, breach: /reads fetch/ },
  ],
  'functions import from src the domain and the contract only': [
    {
      files: { 'cloudfunctions/api/index.ts': "import { x } from '../../src/stores/x'" },
      breach: /src\/stores\/x/,
    },
    {
      files: { 'cloudfunctions/service/adapters/x.ts': "import x from '@/platform/x'" },
      breach: /platform\/x/,
    },
  ],
  'the mini-program does not import the functions': [
    {
      files: { 'src/stores/x.ts': "import type { Ports } from '../../cloudfunctions/service/ports'" },
      breach: /ports/,
    },
  ],
  'the product knows nothing of the local cloud, the tools, the tests and the demo shop': [
    {
      files: { 'src/platform/x.ts': "import { PORT } from '../../local-cloud/types'" },
      breach: /local-cloud\/types/,
    },
    {
      files: { 'cloudfunctions/api/index.ts': "import x from '../../test/fixtures/domain'" },
      breach: /test\/fix/,
    },
    {
      files: { 'cloudfunctions/api/index.ts': "import x from '../../shop/demo/shop.json'" },
      breach: /shop.json/,
    },
  ],
  'the local cloud shares the rules and the contract with the mini-program, nothing else': [
    { files: { 'local-cloud/x.ts': "import { x } from '../src/stores/x'" }, breach: /src\/stores\/x/ },
  ],
  'no module needs itself': [
    {
      files: {
        'src/domain/a.ts': "import { b } from './b'",
        'src/domain/b.ts': "export { c } from './c'",
        'src/domain/c.ts': "import { a } from './a'",
      },
      breach:
        /^src\/domain\/a.ts:1 closes src\/domain\/a.ts → src\/domain\/b.ts → src\/domain\/c.ts → src\/domain\/a.ts/,
    },
  ],
}

describe('each rule can fail', () => {
  test('and has an offender planted for it', () => {
    expect(Object.keys(PLANTS).sort()).toEqual(RULES.map(rule => rule.name).sort())
    expect(new Set(RULES.map(rule => rule.name)).size).toBe(RULES.length)
  })

  describe.each(RULES.map(rule => [rule.name, rule] as const))('%s', (name, rule) => {
    test.each((PLANTS[name] ?? []).map(plant => [JSON.stringify(plant.files), plant] as const))(
      '%s',
      (_, plant) => {
        const told = breaches(graphOf(plant.files), [rule])
        expect(told).toHaveLength(1)
        expect(told[0]).toMatch(plant.breach)
        expect(told[0]).toContain(`Rule: ${name}.`)
      },
    )
  })
})

test('what is allowed passes', () => {
  const files = {
    'src/domain/a.ts': `
      import * as v from 'valibot'
      import dayjs from 'dayjs'
      import utc from 'dayjs/plugin/utc'
      import { sha256 } from '@noble/hashes/sha2'
      import { b } from './b'
      // import { x } from 'mobx' and Date.now() in a comment are words
      const text = "import { y } from 'react'; process.exit()"
      const at = new Date(0)
      interface Options { process: string; window: { kind: string } }
      const window = (unit: Options) => unit.window.kind`,
    'src/domain/b.ts': "import type { A } from './a'", // types make no cycle
    'src/stores/use-store.ts': "import { createContext } from 'react'",
    'src/stores/timer.ts': 'let timer: ReturnType<typeof setTimeout> | undefined = setTimeout(() => {}, 1)',
    'src/components/x/index.tsx': `
      import type { ApiError } from '@/contract/errors'
      import { yuan } from '@/domain/money'
      import type { Program } from '@/domain/program/schema'
      import styles from './index.module.scss'`,
    'src/domain/money.ts': '',
    'src/pages/x/index.tsx': `
      import { useLoad, type Page } from '@tarojs/taro'
      import type { RootStore } from '@/stores/root-store'
      import { go } from '@/platform/navigation'`,
    'src/platform/navigation.ts': "import Taro from '@tarojs/taro'\nwx.login()",
    'cloudfunctions/api/index.ts':
      "import { wire } from '../service/adapters/cloud-ports'\nwire(process.env, Date.now)",
    'cloudfunctions/service/adapters/cloud-ports.ts':
      "import cloudbase from '@cloudbase/node-sdk'\nconst t = Date.now()",
    'cloudfunctions/service/commands/join.ts': "import { ok } from '../../../src/domain/result'",
  }
  expect(breaches(graphOf(files))).toEqual([])
})
