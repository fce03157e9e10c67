/**
 * SIGKILL of the whole local cloud while members use it: every command that was acknowledged is there after the restart,
 * and none is there by half. Five times; `KILLS=20` says how often otherwise.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OrderDoc } from '../../cloudfunctions/service/documents'
import { orderIdOf } from '../../cloudfunctions/service/request-id'
import type { LocalCloud } from '../../local-cloud'
import { chainOf, type Facts, faults } from '../../local-cloud/audit'
import { type Builds, prepareBuilds } from '../support/builds'
import { startProcess } from './cloud-process'
import { joinOne, type Member, makeClerks, startOn } from './crowd'
import { platformQuiet, readFacts } from './facts'
import { type Diary, type Sent, Shopper } from './load'
import { faultsAtRest } from './rest'
import { product, reward } from './shop'

const KILLS = Number(process.env.KILLS ?? 5)
const SHOPPERS = 6
/** Acknowledged commands before each kill, and a little more that differs from kill to kill. */
const ENOUGH = 30
const PLENTY = 1_000_000
const PATIENCE_MS = 60_000

const goods = {
  products: [product('tea', 3_000)],
  rewards: [reward('voucher', 100, { kind: 'coupon' }), reward('mug', 200)],
  stock: { 'tea-1': PLENTY, voucher: PLENTY, mug: PLENTY },
}

let builds: Builds
let dataDir: string
let members: Member[]
let clerk: Member

beforeAll(async () => {
  builds = prepareBuilds(['functions'])
  dataDir = mkdtempSync(join(tmpdir(), 'durability-'))
  await open(async cloud => {
    clerk = await joinOne(cloud.url)
    await makeClerks(cloud, [clerk])
    members = []
    while (members.length < SHOPPERS) members.push(await joinOne(cloud.url))
  })
}, 120_000)
afterAll(() => {
  builds?.remove()
  if (dataDir) rmSync(dataDir, { recursive: true, force: true })
})

/** The cloud in this process, on the same directory. */
async function open<T>(work: (cloud: LocalCloud) => Promise<T>): Promise<T> {
  const cloud = await startOn(dataDir, builds, goods)
  try {
    return await work(cloud)
  } finally {
    await cloud.close()
  }
}

const acknowledged = (diary: Diary) => diary.filter(sent => sent.answer?.ok)

/** Uses the cloud until enough has been acknowledged, then kills it in the middle of what is under way. */
async function killInUse(kill: number): Promise<Diary> {
  const diary: Diary = []
  const cloud = await startProcess(dataDir, builds.distDir)
  try {
    const running = members.map((member, i) => new Shopper(cloud.url, member, clerk, diary).run(kill + i))
    const until = Date.now() + PATIENCE_MS
    while (acknowledged(diary).length < ENOUGH + kill * 3) {
      if (Date.now() > until) throw new Error(`only ${acknowledged(diary).length} commands in time`)
      await new Promise(resolve => setTimeout(resolve, 1 + kill))
    }
    await cloud.kill()
    await Promise.all(running)
  } finally {
    await cloud.kill()
  }
  return diary
}

const kinds = { 'order.place': 'sale', 'reward.redeem': 'redemption', 'counter.purchase': 'counter' } as const

function orderOf({ command, input, member }: Sent): string {
  if ('orderId' in input) return input.orderId as string
  const kind = kinds[command as keyof typeof kinds]
  return orderIdOf(kind, member.memberId, (input as { requestId: string }).requestId)
}

/** What was acknowledged and is not there, one sentence each. */
function lost(facts: Facts, diary: Diary): string[] {
  const waiting = facts.accounts.flatMap(account => account.outbox)
  const orders = new Map([...waiting, ...facts.orders].map(order => [order._id, order]))
  const moved = new Set(facts.accounts.flatMap(account => chainOf(facts, account).map(entry => entry.key)))
  return acknowledged(diary).flatMap(sent => {
    const id = orderOf(sent)
    const missing = missingOf(sent, orders.get(id), moved)
    return missing ? [`${sent.command} ${id}: ${missing}`] : []
  })
}

function missingOf({ command, answer }: Sent, order: OrderDoc | undefined, moved: Set<string>) {
  if (!order) return 'no order'
  const { _id: id, points, payableFen } = order
  const told = answer?.ok ? (answer.data as { points?: number; payableFen?: number; paidAtMs?: number }) : {}
  switch (command) {
    case 'order.place':
      if (told.points !== points || told.payableFen !== payableFen) return 'another order'
      return points === 0 || moved.has(`order:${id}:hold`) ? undefined : 'points were not held'
    case 'reward.redeem':
      return moved.has(`redemption:${id}:burn`) ? undefined : 'points were not burned'
    case 'counter.purchase':
      return moved.has(`counter:${id}:store`) ? undefined : 'points were not earned'
    case 'order.confirm':
      if (told.paidAtMs === undefined) return undefined
      // Its points may still be on their way then; the audit at rest asks for them.
      return order.payment ? undefined : 'the payment is not recorded'
    case 'order.cancel':
      return order.cancelledAtMs !== undefined ? undefined : 'not cancelled'
    default:
      return undefined
  }
}

/** Sends again what no answer came for: it takes effect now or has before, once. */
async function sendAgain(url: string, diary: Diary): Promise<string[]> {
  const answers: string[] = []
  for (const { member, command, input, answer } of diary) {
    if (answer || !(command in kinds)) continue
    const again = await member.phone.at(url).call(command, input)
    answers.push(`${command} ${again.ok ? 'ok' : again.error.code}`)
  }
  return answers
}

test(
  `killed under load ${KILLS} times, it loses nothing acknowledged and keeps nothing by half`,
  async () => {
    let count = 0
    let unanswered = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const diary = await killInUse(kill)
      const refused = diary.flatMap(({ command, answer }) =>
        answer && !answer.ok ? [`${command} ${answer.error.code}`] : [],
      )
      expect(refused).toEqual([])
      await open(async cloud => {
        const restarted = await readFacts(cloud, dataDir)
        expect(lost(restarted, diary)).toEqual([])
        expect(faults(restarted)).toEqual([])
        for (const answer of await sendAgain(cloud.url, diary))
          expect(answer).toMatch(/ ok$|^counter.purchase member_code_/)
        await cloud.fireTimer('timer')
        await platformQuiet(dataDir)
        expect(faults(await readFacts(cloud, dataDir))).toEqual([])
      })
      count += acknowledged(diary).length
      unanswered += diary.filter(({ answer }) => !answer).length
    }
    expect(count).toBeGreaterThanOrEqual(ENOUGH * KILLS)
    // Kills that met nothing under way would show nothing.
    expect(unanswered).toBeGreaterThanOrEqual(KILLS)
    if (process.env.KILLS) console.log(`${KILLS} kills: ${count} acknowledged, ${unanswered} unanswered`)
    expect(await open(cloud => faultsAtRest(cloud, dataDir))).toEqual([])
  },
  60_000 * (KILLS + 2),
)
