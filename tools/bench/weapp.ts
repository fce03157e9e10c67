/** Size of the mini-program's packages, and of what its first screen sends from the logic to the view. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalCloud } from '../../local-cloud'
import { launchBrowser } from '../../test/support/browser'
import { compileDist, serveApp, WeappPhone } from '../../test/weapp/harness'
import { root } from '../lib/project.mjs'
import { withBenchCloud } from './bench-cloud'
import type { Figures } from './figures'

const dist = join(root, 'dist', 'weapp')

/** Bytes of every file below a folder, leaving out what belongs to the packages named. */
function folderBytes(folder: string, without: readonly string[] = []): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((total, entry) => {
    const path = join(folder, entry.name)
    if (without.some(other => path === other)) return total
    return total + (entry.isDirectory() ? folderBytes(path, without) : statSync(path).size)
  }, 0)
}

export function packageFigures(): Figures {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as { subPackages?: { root: string }[] }
  const roots = (app.subPackages ?? []).map(({ root: path }) => path.replace(/\/$/, ''))
  const figures: Figures = {
    'weapp.mainPackageBytes': folderBytes(
      dist,
      roots.map(path => join(dist, path)),
    ),
  }
  for (const path of roots) {
    figures[`weapp.${path.replace(/^packages\//, '')}PackageBytes`] = folderBytes(join(dist, path))
  }
  return figures
}

/** Opens the home page as a member on the real build and the real functions. */
export const firstScreenFigures = (): Promise<Figures> => withBenchCloud(measure)

async function measure(cloud: LocalCloud): Promise<Figures> {
  const settings = { cloudEnv: 'bench', localUrl: '', pictureUrl: `${cloud.url}/pictures` }
  const app = await serveApp(compileDist(dist, settings), { distDir: dist })
  const browser = await launchBrowser()
  try {
    const phone = await WeappPhone.open({ browser, app, cloud, person: 'silver' })
    await phone.page.waitForSelector('#home-points', { timeout: 15_000 })
    await phone.page.waitForTimeout(500)
    const { setData } = await phone.report()
    const weight = await phone.weight()
    return {
      'weapp.firstSetDataBytes': setData[0]?.bytes ?? Number.NaN,
      'weapp.homeSetDataBytesMax': Math.max(...setData.map(record => record.bytes)),
      'weapp.homeSetDataCount': setData.length,
      ...(weight ? { 'weapp.homeNodes': weight.nodes } : {}),
    }
  } finally {
    await browser.close()
    await app.close()
  }
}
