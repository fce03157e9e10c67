/** The counter in a browser reads codes with the camera; where there is none, one types. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Shopper, Stage } from '../journeys/shopper'
import { openCounter, openReward, readPickupCode } from '../journeys/steps'
import { withShoppers } from '../journeys/with-shoppers'
import { launchBrowser } from '../support/browser'
import { writeCameraVideo } from './camera-picture'
import { h5Stage } from './h5-shopper'

/** 热茶一杯: 300 points. */
const TEA = 'hot-tea'

async function openWriteOff(clerk: Shopper): Promise<void> {
  await openCounter(clerk)
  await clerk.tap('counter-writeoff')
  await clerk.tap('writeoff-scan')
}

/** Lets somebody walk in a browser whose camera sees this text as a QR code. */
async function withCamera(stage: Stage, text: string, walk: (seeing: Stage) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'camera-'))
  const video = path.join(folder, 'code.y4m')
  writeCameraVideo(video, text)
  const browser = await launchBrowser([
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${video}`,
  ])
  try {
    await walk(h5Stage(browser, stage.cloud))
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

export function cameraJourney(stage: () => Stage): void {
  describe('with the camera', () => {
    test('a pickup code held before it is found and written off', () =>
      withShoppers(stage(), ['silver'], async ({ silver }) => {
        await openReward(silver, TEA)
        await silver.tap('reward-redeem')
        await silver.tap('redeem-confirm')
        const code = await readPickupCode(silver)
        await withCamera(stage(), code, seeing =>
          withShoppers(seeing, ['clerk'], async ({ clerk }) => {
            await openWriteOff(clerk)
            await clerk.sees('热茶一杯')
            await clerk.tap('writeoff-confirm')
            await clerk.sees('已核销', 'counter-headline')
          }),
        )
      }))

    test('without one the clerk is told to type', () =>
      withShoppers(stage(), ['clerk'], async ({ clerk }) => {
        await openWriteOff(clerk)
        await clerk.sees('相机用不了，请输入数字')
      }))
  })
}
