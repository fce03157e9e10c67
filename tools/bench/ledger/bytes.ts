/**
 * Bytes that commands move between a function and its database, requests and answers together, without HTTP's headers:
 * of a member who has used the shop every day for a year, on the demo shop, with the settings read before.
 */
import { COLLECTIONS, type RewardDoc } from '../../../cloudfunctions/service/documents'
import type { DatabaseCore } from '../../../local-cloud/database'
import { memberCode, stepAt } from '../../../src/domain/member-code/member-code'
import { BEGIN_MS, removeDirectories, seededCore } from '../../../test/service/harness/template'
import { MEMBER_CODE_SECRET, World } from '../../../test/service/harness/world'
import type { Figures } from '../figures'
import { insert } from '../insert'
import { dailyMember } from './daily-member'
import { demoProgram } from './rules'

const MEMBER_ID = '8021837411'
const CLERK_ID = '8021837412'
const YEAR_DAYS = 365

/** The database, with a count of what goes in and out. */
function counting(core: DatabaseCore): { core: DatabaseCore; taken(): number } {
  let bytes = 0
  return {
    core: {
      stats: core.stats,
      setFaults: plan => core.setFaults(plan),
      close: () => core.close(),
      async handle(action, params) {
        const answer = await core.handle(action, params)
        bytes += Buffer.byteLength(JSON.stringify({ action, ...params }))
        bytes += Buffer.byteLength(JSON.stringify(answer))
        return answer
      },
    },
    taken() {
      const taken = bytes
      bytes = 0
      return taken
    },
  }
}

export async function bytesFigures(): Promise<Figures> {
  const { core, taken } = counting(await seededCore())
  const world = new World(core)
  try {
    return await measure(world, taken)
  } finally {
    world.close()
    removeDirectories()
  }
}

async function measure(world: World, taken: () => number): Promise<Figures> {
  const program = demoProgram()
  const { account } = dailyMember(program, MEMBER_ID, YEAR_DAYS, BEGIN_MS)
  const clerk = dailyMember(program, CLERK_ID, 1, BEGIN_MS).account
  const staff = { role: 'clerk', storeId: 'anfu' } as const
  await insert(world.store, COLLECTIONS.accounts, [account, { ...clerk, staff }])
  const rewards = await world.store.find<RewardDoc>(COLLECTIONS.rewards, {})
  const reward = rewards.find(({ kind, cashFen, tierId }) => kind === 'coupon' && !cashFen && !tierId)
  if (!reward) throw new Error('the demo shop has a coupon for points')
  const { call } = world.instance()
  const cost = async (work: Promise<{ ok: boolean }>): Promise<number> => {
    const answer = await work
    if (!answer.ok) throw new Error(JSON.stringify(answer))
    return taken()
  }
  await cost(call(account.openid, 'home.get', {}))
  const code = memberCode(MEMBER_CODE_SECRET, MEMBER_ID, stepAt(world.nowMs))
  return {
    'ledger.bytesPerCommand.redeem': await cost(
      call(account.openid, 'reward.redeem', {
        requestId: world.requestId(),
        rewardId: reward._id,
        count: 1,
        expectedPoints: reward.points,
      }),
    ),
    'ledger.bytesPerCommand.counterPurchase': await cost(
      call(clerk.openid, 'counter.purchase', {
        requestId: world.requestId(),
        by: { kind: 'code', code },
        amountFen: 10_000,
      }),
    ),
    'ledger.bytesPerCommand.memberMe': await cost(call(account.openid, 'member.me', {})),
  }
}
