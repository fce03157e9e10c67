/** The journeys of a consumer and a clerk in a browser, on the h5 build that the local cloud serves. */
import type { Browser } from 'playwright-core'
import { walkAllJourneys } from '../journeys'
import type { Stage } from '../journeys/shopper'
import { launchBrowser } from '../support/browser'
import { type Builds, prepareBuilds } from '../support/builds'
import { startTestCloud, type TestCloud } from '../support/test-cloud'
import { cameraJourney } from './camera.journey'
import { h5Stage } from './h5-shopper'
import { beginScreenshots, writeContactSheet } from './screenshots'

jest.setTimeout(240_000)

let builds: Builds
let browser: Browser
let testCloud: TestCloud
let stage: Stage

beforeAll(async () => {
  builds = prepareBuilds(['h5', 'functions'])
  testCloud = await startTestCloud(builds.distDir)
  browser = await launchBrowser()
  stage = h5Stage(browser, testCloud.cloud)
  beginScreenshots()
})

afterAll(async () => {
  await browser?.close()
  await testCloud?.stop()
  builds?.remove()
  writeContactSheet()
})

describe('the h5 build in a browser', () => {
  walkAllJourneys(() => stage)
  cameraJourney(() => stage)
})
