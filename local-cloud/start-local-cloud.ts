import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import cloudbase, { type CloudBase } from '@cloudbase/node-sdk'
import { type DatabaseCore, loadDeclarations, openDatabase } from './database'
import { functionEnvironment, LOCAL_APP_ID, LOCAL_ENV_ID } from './environment'
import { FunctionCatalog } from './functions/function-catalog'
import { FunctionLog } from './functions/function-log'
import { FunctionRunner } from './functions/function-runner'
import { Invocations } from './functions/invocations'
import { Timers } from './functions/timers'
import { explainStorageError, LocalCloudError } from './local-cloud-error'
import { PayDesk } from './pay/pay-desk'
import { ensurePayKeys } from './pay/pay-keys'
import { PayStore } from './pay/pay-store'
import { PlatformStore } from './platform-store'
import { seedOnce, seedState } from './seed/seed-once'
import { readShopName } from './seed/shop-name'
import { cloudApp } from './server/cloud-app'
import { Faults } from './server/faults'
import { type Listening, listen } from './server/listen'
import type { LocalCloud, LocalCloudOptions, Person } from './types'
import { Identity } from './wechat/identity'
import { MessageLog } from './wechat/message-log'
import { Openapi } from './wechat/openapi'
import { loadPeople } from './wechat/people'
import { PhoneCodes } from './wechat/phone-codes'

const DEFAULT_PORT = 8787
const defaultSchemaFile = resolve(__dirname, '..', 'cloudfunctions', 'database.json')

interface Disk {
  readonly store: PlatformStore
  readonly core: DatabaseCore
}

/**
 * Starts WeChat's cloud on this machine: one port for functions, identity, payments, messages, pictures and the h5 face.
 * @throws LocalCloudError with one sentence fit to print when it cannot start
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const people = readPeople(options.shopDir)
  const disk = openDisk(options)
  const gate: { fetch: Parameters<typeof listen>[0] } = {
    fetch: () => new Response('starting', { status: 503 }),
  }
  let server: Listening | undefined
  try {
    server = await listen(
      (request, env) => gate.fetch(request, env),
      options.host ?? '127.0.0.1',
      options.port ?? DEFAULT_PORT,
    )
    const cloud = await assemble(options, people, disk, server)
    gate.fetch = cloud.fetch
    await cloud.begin()
    return cloud.handle
  } catch (error) {
    await server?.close()
    disk.core.close()
    disk.store.close()
    throw explainStorageError(error, options.dataDir)
  }
}

function readPeople(shopDir: string): Person[] {
  try {
    return loadPeople(shopDir)
  } catch (error) {
    throw new LocalCloudError('shop_invalid', error instanceof Error ? error.message : String(error))
  }
}

/** Everything the local cloud keeps in its data directory. */
const KEPT = ['database', 'platform.sqlite', 'platform.sqlite-wal', 'platform.sqlite-shm', 'logs']

/**
 * Opens both files of the data directory. What a broken-off first start left in the database is thrown away, and
 * everything is when a reset was asked for; both only once the lock shows that no other server is using it.
 */
function openDisk({ dataDir, databaseSchemaFile, reset }: LocalCloudOptions): Disk {
  const declarations = loadDeclarations(databaseSchemaFile ?? defaultSchemaFile)
  if (!declarations.ok) throw new LocalCloudError('declaration_invalid', declarations.error.message)
  const open = () => openDatabase({ dataDir: join(dataDir, 'database'), collections: declarations.value })
  const remove = (names: readonly string[]): void => {
    for (const name of names) rmSync(join(dataDir, name), { recursive: true, force: true })
  }
  let opened = open()
  try {
    if (reset && (opened.ok || opened.error.code !== 'data_dir_locked')) {
      if (opened.ok) opened.value.close()
      remove(KEPT)
      opened = open()
    }
    if (!opened.ok) throw new LocalCloudError(opened.error.code, opened.error.message)
    const store = PlatformStore.open(dataDir)
    if (seedState(store) !== 'begun') return { store, core: opened.value }
    opened.value.close()
    remove(['database'])
    opened = open()
    if (!opened.ok) throw new LocalCloudError(opened.error.code, opened.error.message)
    return { store, core: opened.value }
  } catch (error) {
    if (opened.ok) opened.value.close()
    throw explainStorageError(error, dataDir)
  }
}

async function assemble(
  options: LocalCloudOptions,
  people: readonly Person[],
  disk: Disk,
  server: Listening,
) {
  const { store, core } = disk
  const report = (line: string): void => {
    if (!options.quiet) process.stdout.write(`${line}\n`)
  }
  const keys = await ensurePayKeys(store)
  const environment = functionEnvironment(server.url, keys, store.secret('memberCodeSecret', 32))
  const credentials = {
    secretId: `local${store.secret('secretId', 16)}`,
    secretKey: store.secret('secretKey', 16),
  }
  const app = administrator(server.url, credentials)
  const invocations = new Invocations()
  const catalog = new FunctionCatalog(join(options.distDir, 'cloudfunctions'))
  const runner = new FunctionRunner({
    catalog,
    invocations,
    log: new FunctionLog(options.dataDir, options.verbose ?? false),
    instancesMax: options.instancesMax ?? 4,
    environment,
    appId: LOCAL_APP_ID,
    credentials,
    adminUrl: id => `${server.url}/admin/i/${id}`,
  })
  const identity = new Identity(store, people)
  const messages = new MessageLog(store)
  const phoneCodes = new PhoneCodes(store)
  const openapi = new Openapi({ phoneCodes, messages, appId: LOCAL_APP_ID })
  const timers = new Timers({ catalog, runner, report })
  const payStore = new PayStore(store)
  const desk = new PayDesk({
    keys,
    store: payStore,
    selfUrl: server.url,
    refundDelayMs: options.refundDelayMs ?? 1000,
    notifyDelayScale: options.notifyDelayScale ?? 1,
    report,
    now: Date.now,
  })
  const http = cloudApp({
    options,
    people,
    core,
    invocations,
    runner,
    identity,
    messages,
    phoneCodes,
    openapi,
    faults: new Faults(),
    secretId: credentials.secretId,
    pay: { keys, store: payStore, desk, appId: LOCAL_APP_ID, mountedAt: '/pay', now: Date.now },
    merchantName: readShopName(options.shopDir),
    fireTimer: name => timers.fire(name),
  })

  const begin = async (): Promise<void> => {
    await seedOnce({
      store,
      seed: options.seed,
      context: { app, shopDir: options.shopDir, people, environment, report },
    })
    http.open()
    desk.start()
    if (options.timers !== false) timers.start()
  }
  const close = async (): Promise<void> => {
    timers.stop()
    await desk.stop()
    await runner.stop()
    await server.close()
    core.close()
    store.close()
  }
  let closing: Promise<void> | undefined
  const handle: LocalCloud = {
    url: server.url,
    people,
    environment,
    app,
    stats: () => invocations.stats(),
    resetStats: () => invocations.reset(),
    fireTimer: name => timers.fire(name),
    call: (functionName, event, openid) =>
      runner.invoke({ functionName, event, openid, source: 'wx_client' }),
    close: () => (closing ??= close()),
  }
  return { fetch: http.fetch, begin, handle }
}

/**
 * The real SDK, pointed at this cloud. Unless its environment says that it runs in Tencent's cloud, it looks that up on
 * the network twice before every request, for 30 ms each, and look-ups without an answer keep the process from ending.
 */
function administrator(url: string, credentials: { secretId: string; secretKey: string }): CloudBase {
  process.env.CBR_ENV_ID ??= LOCAL_ENV_ID
  return cloudbase.init({
    env: LOCAL_ENV_ID,
    ...credentials,
    serviceUrl: `${url}/admin`,
    keepalive: true,
    region: 'ap-shanghai',
  })
}
