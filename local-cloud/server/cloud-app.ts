import { join } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { DatabaseCore } from '../database'
import type { FunctionRunner } from '../functions/function-runner'
import type { Invocations } from '../functions/invocations'
import { explainStorageError, LocalCloudError } from '../local-cloud-error'
import { type PayParts, payRoutes } from '../pay/pay-routes'
import { sheetRoutes } from '../pay/sheet-routes'
import type { InvokeOutcome, LocalCloudOptions, Person } from '../types'
import type { Identity } from '../wechat/identity'
import type { MessageLog } from '../wechat/message-log'
import type { Openapi } from '../wechat/openapi'
import type { PhoneCodes } from '../wechat/phone-codes'
import { adminRoutes } from './admin-routes'
import { callRoutes, httpAccessRoutes } from './call-routes'
import { controlRoutes } from './control-routes'
import { loopbackCors } from './cors'
import type { Faults } from './faults'
import { fileRoutes } from './file-routes'
import { wechatRoutes } from './wechat-routes'

export interface CloudParts {
  readonly options: LocalCloudOptions
  readonly people: readonly Person[]
  readonly core: DatabaseCore
  readonly invocations: Invocations
  readonly runner: FunctionRunner
  readonly identity: Identity
  readonly messages: MessageLog
  readonly phoneCodes: PhoneCodes
  readonly openapi: Openapi
  readonly faults: Faults
  readonly secretId: string
  readonly pay: PayParts
  readonly merchantName: string
  fireTimer(functionName: string): Promise<InvokeOutcome>
}

/** Everything behind the one port. Until `open` is called only the SDK's endpoint answers, for the seeding. */
export function cloudApp(parts: CloudParts) {
  let isOpen = false
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(loopbackCors)
  app.use(async (c, next) => {
    if (isOpen || c.req.path === '/admin') return next()
    return c.json({ error: { code: 'STARTING', message: 'the local cloud is preparing its data' } }, 503)
  })
  app.get('/health', c => c.json({ ok: true, service: 'points-mall local cloud' }))
  app.route('/', adminRoutes(parts))
  app.route('/', callRoutes(parts))
  app.route('/', httpAccessRoutes(parts.runner))
  app.route('/', wechatRoutes(parts))
  app.route(parts.pay.mountedAt, payRoutes(parts.pay))
  app.route(parts.pay.mountedAt, sheetRoutes({ ...parts.pay, merchantName: parts.merchantName }))
  if (parts.options.control) app.route('/', controlRoutes(parts))
  app.route('/', fileRoutes(parts.options.shopDir, join(parts.options.distDir, 'h5')))
  app.onError((error, c) => {
    const known = explainStorageError(error, parts.options.dataDir)
    if (known instanceof LocalCloudError) {
      console.error(known.message)
      return c.json({ error: { code: known.code, message: known.message } }, 500)
    }
    console.error(error)
    return c.json({ error: { code: 'SYS_ERR', message: error.message } }, 500)
  })
  return {
    fetch: app.fetch,
    open: (): void => {
      isOpen = true
    },
  }
}
