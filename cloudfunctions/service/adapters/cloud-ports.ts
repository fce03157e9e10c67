import cloudbase, { type CloudBase } from '@cloudbase/node-sdk'
import { consoleLog } from '../log'
import type { Ports } from '../ports'
import { type ShopSettings, shopReader } from '../shop-reader'
import { cloudbaseStore } from './cloudbase-store'
import { cryptoRandom } from './crypto-random'
import { memberCodeSecret, wechatPayConfig } from './environment'
import { openapiWechat } from './openapi-wechat'
import { type WechatPayConfig, wechatPay } from './wechat-pay'

export interface Wiring {
  ports: Ports
  settings: () => Promise<ShopSettings>
  payConfig: WechatPayConfig
}

/** Everything a function needs, on the real SDK. Made once an instance. */
export function wire(env: Record<string, string | undefined>): Wiring {
  const app: CloudBase = cloudbase.init({ env: env.TCB_ENV ?? cloudbase.SYMBOL_CURRENT_ENV, keepalive: true })
  const store = cloudbaseStore(app.database())
  const payConfig = wechatPayConfig(env)
  const ports: Ports = {
    store,
    payments: wechatPay(payConfig, Date.now),
    wechat: openapiWechat(app),
    random: cryptoRandom,
    config: { memberCodeSecret: memberCodeSecret(env) },
    now: Date.now,
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
    log: consoleLog,
  }
  return { ports, settings: shopReader(store, Date.now), payConfig }
}
