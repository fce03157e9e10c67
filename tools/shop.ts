/**
 * `npm run shop -- check DIR`: whether a shop folder is valid, with every problem in it.
 * `npm run shop -- publish DIR --env ID`: puts the shop's goods, rewards, stock and program into a WeChat cloud
 * environment (credentials in TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY). Stock that is there already stays.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import cloudbase from '@cloudbase/node-sdk'
import { cloudbaseStore } from '../cloudfunctions/service/adapters/cloudbase-store'
import { type ReadShop, readShop } from '../local-cloud/seed/read-shop'
import { storeShop } from '../local-cloud/seed/store-shop'
import { Failure, runTool } from './lib/project.mjs'

const USAGE = 'usage: npm run shop -- check DIR | npm run shop -- publish DIR --env ID'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { env: { type: 'string' } } })
  const [verb, dir] = positionals
  if (!dir || (verb !== 'check' && verb !== 'publish')) throw new Failure(USAGE)
  const read = readShop(resolve(dir))
  if (!read.ok) throw new Failure(read.error.text)
  const { folder, program } = read.value
  console.log(
    `${folder.shop.name}: ${folder.products.length} goods, ${folder.rewards.length} rewards, program ${program.id} version ${program.version}: valid`,
  )
  if (verb === 'check') return
  await publish(values.env, read.value)
}

async function publish(env: string | undefined, shop: ReadShop): Promise<void> {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env
  if (!env || !secretId || !secretKey) {
    throw new Failure(
      'publishing needs --env ID, and TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY in the environment',
    )
  }
  await storeShop(cloudbaseStore(cloudbase.init({ env, secretId, secretKey }).database()), shop)
  console.log(`published to ${env}`)
}

void runTool(main)
