/**
 * Redemptions a second through the real functions, four processes and as many members as are at it at once; against
 * commits of the bare SQLite file and requests of the bare SDK, in one run on one disk.
 */
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { uuidv7 } from 'uuidv7'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import type { LocalCloud } from '../../local-cloud'
import { root } from '../lib/project.mjs'
import { withBenchCloud } from './bench-cloud'
import type { Figures } from './figures'
import { insert } from './insert'
import { dailyMember } from './ledger/daily-member'
import { demoProgram, ratio } from './ledger/rules'

const PROCESSES = 4
const MEMBERS = 8
const WARM_UP = 8
const COMMANDS = 240
const COMMITS = 600
/** Bytes that one bare commit writes, about as many as a change of an account. */
const COMMIT_BYTES = 8_000
/** Days that each member has used the shop before. */
const DAYS = 120
const REWARD = { _id: 'bench', kind: 'coupon', title: '测速', points: 1, cashFen: 0, validDays: 3 }
const BARE_ROUNDS = COMMANDS / PROCESSES
const TURNS = 5

interface Redeemer {
  memberId: string
  openid: string
}

export async function throughputFigures(): Promise<Figures> {
  const distDir = mkdtempSync(join(tmpdir(), 'bench-dist-'))
  try {
    cpSync(join(root, 'dist', 'cloudfunctions'), join(distDir, 'cloudfunctions'), { recursive: true })
    cpSync(join(root, 'tools', 'bench', 'bare-function'), join(distDir, 'cloudfunctions', 'bare'), {
      recursive: true,
    })
    symlinkSync(join(root, 'node_modules'), join(distDir, 'node_modules'))
    return await withBenchCloud(measure, { distDir, instancesMax: PROCESSES })
  } finally {
    rmSync(distDir, { recursive: true, force: true })
  }
}

async function measure(cloud: LocalCloud, dir: string): Promise<Figures> {
  const redeemers = await prepare(cloud)
  await redeemAll(cloud, redeemers, WARM_UP)
  await bareRequests(cloud, redeemers, 1, 'warm')
  cloud.resetStats()
  const seconds = { commands: 0, bare: 0, commits: 0 }
  // In turns, so that whatever else the machine does meets all three alike.
  for (let turn = 0; turn < TURNS; turn++) {
    seconds.commands += await timed(() => redeemAll(cloud, redeemers, COMMANDS / TURNS))
    seconds.bare += await timed(() => bareRequests(cloud, redeemers, BARE_ROUNDS / TURNS, `turn${turn}`))
    seconds.commits += await timed(async () => commitBare(join(dir, `bare${turn}.sqlite`), COMMITS / TURNS))
  }
  const { functions } = cloud.stats()
  const requests = functions.api!.dbRequests
  const commandsPerSecond = COMMANDS / seconds.commands
  const sdkRoundTripsPerSecond = functions.bare!.dbRequests / seconds.bare
  const sqliteCommitsPerSecond = COMMITS / seconds.commits
  return {
    'throughput.commandsPerSecond': round(commandsPerSecond),
    'throughput.requestsPerCommand': round(requests / COMMANDS),
    'throughput.sqliteCommitsPerSecond': round(sqliteCommitsPerSecond),
    'throughput.sdkRoundTripsPerSecond': round(sdkRoundTripsPerSecond),
    // Commands against as many commits.
    'throughput.ofSqliteCommits': ratio(commandsPerSecond, sqliteCommitsPerSecond),
    // The requests of the commands against as many bare ones: what is left of the SDK's own pace.
    'throughput.ofSdkRoundTrips': ratio(requests / seconds.commands, sdkRoundTripsPerSecond),
  }
}

const round = (value: number): number => Math.round(value * 10) / 10

/** Seconds that the work takes. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint()
  await work()
  return Number(process.hrtime.bigint() - start) / 1e9
}

/** Members with some months behind them, and a reward that never runs out. */
async function prepare(cloud: LocalCloud): Promise<Redeemer[]> {
  const store = cloudbaseStore(cloud.app.database())
  const program = demoProgram()
  const accounts = Array.from({ length: MEMBERS }, (_, i) => {
    const { account } = dailyMember(program, `802183750${i}`, DAYS, Date.now())
    return account
  })
  const stock = ['bench', ...accounts.map(({ _id }) => `bare-${_id}`)].map(_id => ({
    _id,
    supplied: 1_000_000,
    available: 1_000_000,
    holds: {},
    holdCount: 0,
  }))
  await insert(store, COLLECTIONS.accounts, accounts)
  await insert(store, COLLECTIONS.rewards, [
    { ...REWARD, subtitle: '测速', picture: { src: 'none', alt: '无' }, story: [], terms: [], sort: 1 },
  ])
  await insert(store, COLLECTIONS.stock, stock)
  return accounts.map(({ _id, openid }) => ({ memberId: _id, openid }))
}

/** Every member redeems one after the other; all of them at once. */
async function redeemAll(cloud: LocalCloud, redeemers: Redeemer[], count: number): Promise<void> {
  let left = count
  const run = async ({ openid }: Redeemer) => {
    while (left-- > 0) {
      const input = { requestId: uuidv7(), rewardId: REWARD._id, count: 1, expectedPoints: REWARD.points }
      const outcome = await cloud.call('api', { command: 'reward.redeem', input }, openid)
      const answer = outcome.ok ? (outcome.result as { ok: boolean }) : outcome
      if (!answer.ok) throw new Error(JSON.stringify(answer))
    }
  }
  await Promise.all(redeemers.map(run))
}

async function bareRequests(
  cloud: LocalCloud,
  redeemers: Redeemer[],
  times: number,
  name: string,
): Promise<void> {
  const calls = redeemers.slice(0, PROCESSES).map(async ({ memberId, openid }) => {
    const event = {
      memberId,
      rewardId: REWARD._id,
      stockId: `bare-${memberId}`,
      times,
      name: `${name}-${memberId}`,
    }
    const outcome = await cloud.call('bare', event, openid)
    if (!outcome.ok) throw new Error(outcome.error.message)
  })
  await Promise.all(calls)
}

/** The bare file: each commit is on disk before the next begins, as the database does it. */
function commitBare(path: string, count: number): void {
  const file = new Database(path)
  file.exec('pragma journal_mode = wal')
  file.exec('pragma synchronous = full')
  file.exec('create table document (id integer primary key, body text not null)')
  const insert = file.prepare('insert into document (body) values (?)')
  const body = 'x'.repeat(COMMIT_BYTES)
  for (let i = 0; i < count; i++) insert.run(body)
  file.close()
}
