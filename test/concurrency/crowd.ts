/** A cloud with several processes a function, and people who have really joined. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import { type LocalCloud, startLocalCloud } from '../../local-cloud'
import { faults } from '../../local-cloud/audit'
import demoShop from '../../shop/demo/shop.json'
import { type Builds, PROJECT_DIR, prepareBuilds } from '../support/builds'
import { platformQuiet, readFacts } from './facts'
import { Phone } from './phone'
import { faultsAtRest } from './rest'
import { type Goods, STORE_ID, sell } from './shop'

/** Processes of one function at once. */
const INSTANCES = 4
const JOIN_AT_ONCE = 8

export interface Member {
  phone: Phone
  memberId: string
}

export interface Crowd {
  cloud: LocalCloud
  dataDir: string
  /** People who join. */
  join(count: number): Promise<Member[]>
  /** Members who stand behind the counter of the one store. */
  clerks(count: number): Promise<Member[]>
  /** What is wrong now; empty when nothing is. */
  faults(): Promise<string[]>
  /** What is wrong when everything has come to its end. Nobody may use the shop afterwards. */
  faultsAtRest(): Promise<string[]>
  /** Requests to the database since the last look, by `action collection`. */
  countRequests(): Promise<Record<string, number>>
  stop(): Promise<void>
}

/** The same cloud on a directory that may have been used before. */
export function startOn(dataDir: string, builds: Builds, goods: Goods): Promise<LocalCloud> {
  return startLocalCloud({
    dataDir,
    distDir: builds.distDir,
    port: 0,
    shopDir: join(PROJECT_DIR, 'shop', 'demo'),
    seed: sell(goods),
    control: true,
    quiet: true,
    timers: false,
    instancesMax: INSTANCES,
    notifyDelayScale: 0.01,
    refundDelayMs: 10,
  })
}

/** Somebody new joins. */
export async function joinOne(url: string): Promise<Member> {
  const phone = await Phone.visitor(url)
  const { member } = await phone.join(demoShop.agreement.version)
  return { phone, memberId: member.memberId }
}

/** Gives members the rights of a clerk; a shop does it in its console. */
export async function makeClerks(cloud: LocalCloud, members: readonly Member[]): Promise<void> {
  const store = cloudbaseStore(cloud.app.database())
  for (const { memberId } of members) {
    const staff = { role: 'clerk', storeId: STORE_ID }
    const done = await store.update(COLLECTIONS.accounts, { _id: memberId }, { set: { staff } })
    if (!done.ok || done.value !== 1) throw new Error(`${memberId} cannot be made a clerk`)
  }
}

export async function gather(goods: Goods): Promise<Crowd> {
  const builds = prepareBuilds(['functions'])
  const dataDir = mkdtempSync(join(tmpdir(), 'crowd-'))
  const cloud = await startOn(dataDir, builds, goods)
  const joinAll = async (count: number) => {
    const members: Member[] = []
    while (members.length < count) {
      const wave = Math.min(JOIN_AT_ONCE, count - members.length)
      members.push(...(await Promise.all(Array.from({ length: wave }, () => joinOne(cloud.url)))))
    }
    return members
  }
  const checked = new Map<string, string>()
  return {
    cloud,
    dataDir,
    join: joinAll,
    async clerks(count) {
      const members = await joinAll(count)
      await makeClerks(cloud, members)
      return members
    },
    async faults() {
      await platformQuiet(dataDir)
      return faults(await readFacts(cloud, dataDir), checked)
    },
    faultsAtRest: () => faultsAtRest(cloud, dataDir),
    async countRequests() {
      const stats = await fetch(`${cloud.url}/control/stats`)
      const { database } = (await stats.json()) as {
        database: { byActionAndCollection: Record<string, number> }
      }
      await fetch(`${cloud.url}/control/stats`, { method: 'DELETE' })
      return database.byActionAndCollection
    },
    async stop() {
      await cloud.close()
      builds.remove()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
