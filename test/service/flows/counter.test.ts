/** At the counter: the code that the member shows, what is recorded, and what a day looks like. */
import { memberCode, stepAt } from '../../../src/domain/member-code/member-code'
import { accountOf, code, data, memberCodeOf, minutes, pointsOf } from '../harness/acts'
import { OPENID } from '../harness/people'
import { type Instance, MEMBER_CODE_SECRET, World } from '../harness/world'

let world: World
let instance: Instance

beforeEach(async () => {
  world = await World.open()
  instance = world.instance()
})
afterEach(() => world.close())

const verify = (memberCodeShown: string) =>
  instance.call(OPENID.clerk, 'counter.verify', { code: memberCodeShown })
const purchase = (memberCodeShown: string, amountFen = 5_000) =>
  instance.call(OPENID.clerk, 'counter.purchase', {
    requestId: world.requestId(),
    by: { kind: 'code', code: memberCodeShown },
    amountFen,
  })
const silverId = async () => (await accountOf(world, OPENID.silver))._id
const codeAt = async (steps: number) =>
  memberCode(MEMBER_CODE_SECRET, await silverId(), stepAt(world.nowMs) + steps)

test('verifying shows who it is, as often as asked, and uses nothing up', async () => {
  const shown = await memberCodeOf(instance, OPENID.silver)
  const before = await world.dump()
  for (let i = 0; i < 2; i++)
    expect(data(await verify(shown))).toMatchObject({
      nickname: '林小满',
      phoneTail: '8002',
      tierId: 'silver',
    })
  expect(await world.dump()).toEqual(before)
})

test('a code is good once: its copy is refused, for verifying and for another purchase', async () => {
  const shown = await memberCodeOf(instance, OPENID.silver)
  data(await purchase(shown))
  const before = await world.dump()
  expect(code(await verify(shown))).toBe('member_code_used')
  expect(code(await purchase(shown))).toBe('member_code_used')
  expect(await world.dump()).toEqual(before)
  expect(await memberCodeOf(instance, OPENID.silver)).not.toBe(shown)
})

test('two purchases at once with one code: one', async () => {
  const shown = await memberCodeOf(instance, OPENID.silver)
  const before = await pointsOf(world, OPENID.silver)
  const answers = await Promise.all([purchase(shown), purchase(shown)])
  expect(answers.map(answer => answer.ok).sort()).toEqual([false, true])
  expect(answers.filter(answer => !answer.ok).map(code)).toEqual(['member_code_used'])
  expect((await pointsOf(world, OPENID.silver)) - before).toBe(75)
})

test.each([
  [0, undefined],
  [-1, undefined],
  [1, undefined],
  [-2, 'member_code_stale'],
  [-20, 'member_code_stale'],
  [-21, 'member_code_wrong'],
  [2, 'member_code_wrong'],
])('a code of %s steps from now: %s', async (steps, expected) => {
  const answer = await verify(await codeAt(steps))
  expect(answer.ok ? undefined : answer.error.code).toBe(expected)
})

test('made-up codes: of nobody, of another secret, of the wrong length', async () => {
  const before = await world.dump()
  const step = stepAt(world.nowMs)
  const cases: [string, string][] = [
    [memberCode('another secret', await silverId(), step), 'member_code_wrong'],
    [memberCode(MEMBER_CODE_SECRET, '9999999999', step), 'member_code_wrong'],
    ['12345', 'member_code_malformed'],
    ['x'.repeat(18), 'member_code_malformed'],
  ]
  for (const [shown, expected] of cases) {
    expect(code(await verify(shown))).toBe(expected)
    expect(code(await purchase(shown))).toBe(expected)
  }
  expect(await world.dump()).toEqual(before)
})

test('an older code than the one that was used is used up too', async () => {
  data(await purchase(await codeAt(0)))
  expect(code(await verify(await codeAt(-1)))).toBe('member_code_used')
})

test('the clerk’s day: purchases and write-offs of her store, newest first', async () => {
  world.advance(60_000)
  data(await purchase(await memberCodeOf(instance, OPENID.silver), 5_000))
  world.advance(60_000)
  data(await purchase(await memberCodeOf(instance, OPENID.gold), 7_000))
  const today = data(await instance.call(OPENID.clerk, 'counter.today', {}))
  expect(today).toMatchObject({ purchases: 2, salesFen: 12_000, writeOffs: 0 })
  expect(today.recent.map(order => order.payableFen)).toEqual([7_000, 5_000])
  world.advance(24 * 3_600_000)
  expect(data(await instance.call(OPENID.clerk, 'counter.today', {})).purchases).toBe(0)
})

describe('time, with nobody sweeping', () => {
  test('expired points cannot be spent, and the statement shows them gone once something is written', async () => {
    const [first] = (await accountOf(world, OPENID.silver)).state.lots.points!
    const before = await pointsOf(world, OPENID.silver)
    world.nowMs = first!.expiresAtMs! - 1
    expect(data(await instance.call(OPENID.silver, 'home.get', {})).member?.points).toBe(before)
    world.nowMs = first!.expiresAtMs!
    expect(data(await instance.call(OPENID.silver, 'home.get', {})).member?.points).toBe(
      before - first!.amount,
    )
    const redeem = {
      requestId: world.requestId(),
      rewardId: 'enamel-mug',
      count: 1,
      storeId: 'anfu',
      expectedPoints: 2_800,
    }
    data(await instance.call(OPENID.silver, 'reward.redeem', redeem))
    const { entries } = data(await instance.call(OPENID.silver, 'points.statement', {}))
    expect(entries.slice(0, 2).map(entry => [entry.kind, entry.amount])).toEqual([
      ['burn', -2_800],
      ['expire', -first!.amount],
    ])
  })

  test('the sweeper writes down the same, for a member who never comes', async () => {
    const [first] = (await accountOf(world, OPENID.silver)).state.lots.points!
    world.nowMs = first!.expiresAtMs!
    await minutes(world, instance, 2)
    const account = await accountOf(world, OPENID.silver)
    expect(account.state.lots.points).not.toContainEqual(first)
    expect(account.flushedSeq).toBe(account.state.chain.seq)
    const stored = await world.store.find('ledger', { memberId: account._id, kind: 'expire' })
    expect(stored.length).toBeGreaterThan(0)
  })
})
