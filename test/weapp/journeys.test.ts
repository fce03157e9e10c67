/** The journeys of a consumer and a clerk, tapped through on the real weapp build, functions and local cloud. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { walkAllJourneys } from '../journeys'
import { launchBrowser } from '../support/browser'
import { type Builds, prepareBuilds } from '../support/builds'
import { startTestCloud, type TestCloud } from '../support/test-cloud'
import { abilitiesJourney } from './abilities.journey'
import { compileDist, type ServedApp, serveApp } from './harness'
import { localModeJourney } from './local-mode.journey'
import { type WeappStage, weappStage } from './weapp-shopper'
import { weightJourney } from './weight.journey'

jest.setTimeout(240_000)

/** As the shop runs in WeChat's cloud: functions through wx.cloud, pictures from an address of their own. */
const IN_THE_CLOUD = { cloudEnv: 'test-env', localUrl: '', pictureUrl: 'http://pictures.test/pictures' }
const PICTURES_ORIGIN = 'http://pictures.test'

let builds: Builds
let browser: Browser
let cloudApp: ServedApp
let localApp: ServedApp
let testCloud: TestCloud
let cloudStage: WeappStage
let localStage: WeappStage

beforeAll(async () => {
  builds = prepareBuilds(['weapp', 'functions'])
  const distDir = path.join(builds.distDir, 'weapp')
  testCloud = await startTestCloud(builds.distDir)
  browser = await launchBrowser()
  const { cloud } = testCloud
  cloudApp = await serveApp(compileDist(distDir, IN_THE_CLOUD), { distDir })
  cloudStage = weappStage({ browser, app: cloudApp, cloud, buildOrigin: PICTURES_ORIGIN }, 'cloud')
  localApp = await serveApp(compileDist(distDir), { distDir })
  localStage = weappStage({ browser, app: localApp, cloud }, 'local')
})

afterAll(async () => {
  await browser?.close()
  await cloudApp?.close()
  await localApp?.close()
  await testCloud?.stop()
  builds?.remove()
})

describe('the weapp build in WeChat’s cloud', () => {
  walkAllJourneys(() => cloudStage)
  abilitiesJourney(() => cloudStage)
  weightJourney(() => cloudStage)
})

describe('the weapp build as DevTools opens it, over HTTP', () => {
  localModeJourney(() => localStage)
})
