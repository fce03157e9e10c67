/**
 * Each command, stopped, failed or doubled at each of its steps: the process ends before or after the step took effect,
 * the answer is lost, the request is delivered twice. Sent again, it comes to what one undisturbed request comes to;
 * left alone, to that or to nothing. At no moment does an invariant break.
 */
import { fixedFacts, readFacts } from '../simulation/invariants'
import { comeToRest, faultsAtRest, faultsNow, outcome, possessions } from '../simulation/quiet'
import { MEMBERS, STAFF, smallWorld } from '../simulation/small-world'
import { AGREEMENT, data, memberCodeOf, payOrder } from './harness/acts'
import type { Step, Verdict } from './harness/gate'
import type { Instance, World } from './harness/world'

/** A scenario is run some thirty times. */
jest.setTimeout(120_000)

const [ann, bao] = MEMBERS as [(typeof MEMBERS)[0], (typeof MEMBERS)[0]]
const clerk = STAFF[0]

/** Something done by one process; `true` when the doer knows that it is done. */
type Act = (instance: Instance) => Promise<boolean>
interface Scenario {
  name: string
  /** Whoever acts never leaves it at one try: the platform repeats a notification until it is taken. */
  insistent?: true
  /** Brings the world to where the act begins, and gives the act; it uses the same request id however often it is called. */
  prepare(world: World, instance: Instance): Promise<Act>
}

const place = async (world: World, instance: Instance, points: number, requestId = world.requestId()) =>
  instance.call(ann.openid, 'order.place', {
    requestId,
    lines: [
      { productId: 'tea', skuId: 'tea-1', count: 2 },
      { productId: 'cup', skuId: 'cup-1', count: 1 },
    ],
    delivery: { kind: 'pickup', storeId: 'anfu' },
    points,
    expectedPayableFen: 11_000 - points,
  })

const redeem = (rewardId: string, expectedPoints: number, requestId: string) => (instance: Instance) =>
  instance.call(ann.openid, 'reward.redeem', {
    requestId,
    rewardId,
    count: 1,
    storeId: 'anfu',
    expectedPoints,
  })

async function placed(world: World, instance: Instance, points: number): Promise<string> {
  return data(await place(world, instance, points)).orderId
}

/** Ann's order, paid at the platform; the notification has not come yet. */
async function paidAtPlatform(world: World, instance: Instance, orderId: string) {
  data(await instance.call(ann.openid, 'order.pay', { orderId }))
  const notice = world.pay.confirm(orderId)
  if ('refused' in notice) throw new Error(notice.refused)
  return notice
}

const SCENARIOS: Scenario[] = [
  {
    name: 'order.place for cash',
    prepare: async world => {
      const id = world.requestId()
      return async instance => (await place(world, instance, 0, id)).ok
    },
  },
  {
    name: 'order.place with points',
    prepare: async world => {
      const id = world.requestId()
      return async instance => (await place(world, instance, 600, id)).ok
    },
  },
  {
    name: 'reward.redeem for points',
    prepare: async world => {
      const act = redeem('card', 200, world.requestId())
      return async instance => (await act(instance)).ok
    },
  },
  {
    name: 'reward.redeem for points and cash',
    prepare: async world => {
      const act = redeem('mug', 400, world.requestId())
      return async instance => (await act(instance)).ok
    },
  },
  {
    name: 'the notification of a payment with points',
    prepare: async (world, instance) => {
      const notice = await paidAtPlatform(world, instance, await placed(world, instance, 600))
      return async process => (await process.notify(notice)) === 200
    },
  },
  {
    name: 'the notification of a redemption with cash',
    prepare: async (world, instance) => {
      const { orderId } = data(await redeem('mug', 400, world.requestId())(instance))
      const notice = await paidAtPlatform(world, instance, orderId)
      return async process => (await process.notify(notice)) === 200
    },
  },
  {
    name: 'order.confirm before any notification',
    prepare: async (world, instance) => {
      const orderId = await placed(world, instance, 600)
      await paidAtPlatform(world, instance, orderId)
      return async process => (await process.call(ann.openid, 'order.confirm', { orderId })).ok
    },
  },
  {
    name: 'order.cancel with points',
    prepare: async (world, instance) => {
      const orderId = await placed(world, instance, 600)
      data(await instance.call(ann.openid, 'order.pay', { orderId }))
      return async process => (await process.call(ann.openid, 'order.cancel', { orderId })).ok
    },
  },
  {
    name: 'the notification of a payment for a cancelled order',
    insistent: true,
    prepare: async (world, instance) => {
      const orderId = await placed(world, instance, 600)
      data(await instance.call(ann.openid, 'order.cancel', { orderId }))
      // As if the sheet had been open all the time: the order was closed before the platform had ever seen it.
      const { payments } = instance.ports
      await payments.prepay({
        outTradeNo: orderId,
        description: 'x',
        totalFen: 10_400,
        payByMs: world.nowMs + 60_000,
        openid: ann.openid,
      })
      const notice = world.pay.confirm(orderId)
      if ('refused' in notice) throw new Error(notice.refused)
      return async process => (await process.notify(notice)) === 200
    },
  },
  {
    name: 'the notification after the points are gone',
    prepare: async (world, instance) => {
      const orderId = await placed(world, instance, 1_000)
      const notice = await paidAtPlatform(world, instance, orderId)
      world.advance(26 * 60_000)
      data(await redeem('card', 200, world.requestId())(instance))
      return async process => (await process.notify(notice)) === 200
    },
  },
  {
    name: 'the sweep that times an order out',
    prepare: async (world, instance) => {
      await placed(world, instance, 600)
      world.advance(16 * 60_000)
      return async process => (await process.sweep())?.every(step => step.failed === 0) ?? false
    },
  },
  {
    name: 'the sweep that finds a payment nobody told of',
    prepare: async (world, instance) => {
      await paidAtPlatform(world, instance, await placed(world, instance, 600))
      world.advance(16 * 60_000)
      return async process => (await process.sweep())?.every(step => step.failed === 0) ?? false
    },
  },
  {
    name: 'the sweep that finishes what was paid',
    prepare: async (world, instance) => {
      await payOrder(world, instance, ann.openid, await placed(world, instance, 600))
      data(await redeem('card', 200, world.requestId())(instance))
      world.advance(2 * 60_000)
      return async process => (await process.sweep())?.every(step => step.failed === 0) ?? false
    },
  },
  {
    name: 'counter.purchase up to the next tier',
    prepare: async (world, instance) => {
      const [code, requestId] = [await memberCodeOf(instance, ann.openid), world.requestId()]
      const input = { requestId, by: { kind: 'code' as const, code }, amountFen: 20_000 }
      return async process => (await process.call(clerk.openid, 'counter.purchase', input)).ok
    },
  },
  {
    name: 'counter.writeOff',
    prepare: async (world, instance) => {
      const orderId = await placed(world, instance, 600)
      await payOrder(world, instance, ann.openid, orderId)
      const { pickupCode } = data(await instance.call(ann.openid, 'order.get', { orderId }))
      return async process => {
        const answer = await process.call(clerk.openid, 'counter.writeOff', { pickupCode: pickupCode! })
        return answer.ok || answer.error.code === 'claim_already_used'
      }
    },
  },
  {
    name: 'counter.enrol',
    prepare: async world => {
      const input = { requestId: world.requestId(), phone: '13600136000', agreementVersion: AGREEMENT }
      return async process => (await process.call(clerk.openid, 'counter.enrol', input)).ok
    },
  },
  {
    name: 'member.join',
    prepare: async world => async process => {
      // Each try asks WeChat anew, as the button does.
      const input = { phoneCode: world.phoneCode('13600136001'), agreementVersion: AGREEMENT }
      return (await process.call('oNewcomer0000000000000000000', 'member.join', input)).ok
    },
  },
  {
    name: 'member.join of somebody enrolled at the counter',
    prepare: async (world, instance) => {
      const enrol = { requestId: world.requestId(), phone: '13600136002', agreementVersion: AGREEMENT }
      data(await instance.call(clerk.openid, 'counter.enrol', enrol))
      return async process => {
        const input = { phoneCode: world.phoneCode('13600136002'), agreementVersion: AGREEMENT }
        return (await process.call('oNewcomer0000000000000000000', 'member.join', input)).ok
      }
    },
  },
  {
    name: 'member.rename',
    prepare: async () => async process =>
      (await process.call(bao.openid, 'member.rename', { nickname: '阿宝' })).ok,
  },
]

/** Until the process is gone or the act is over. */
async function disturbed(
  world: World,
  act: Act,
  at: number,
  verdict: Verdict,
): Promise<'done' | 'failed' | 'crashed'> {
  let crash: (value: 'crashed') => void = () => {}
  const crashed = new Promise<'crashed'>(resolve => {
    crash = resolve
  })
  let step = 0
  const instance = world.instance(() => {
    step += 1
    if (step !== at) return 'go'
    if (verdict.startsWith('crash')) setImmediate(() => crash('crashed'))
    return verdict
  })
  return Promise.race([crashed, act(instance).then(ok => (ok ? 'done' : 'failed'))])
}

interface Clean {
  outcome: object
  possessions: object
  steps: Step[]
}

async function undisturbed(scenario: Scenario, doIt: boolean): Promise<Clean> {
  const world = await smallWorld(1)
  const fixed = await fixedFacts(world)
  const instance = world.instance()
  const act = await scenario.prepare(world, instance)
  const acting = world.instance()
  if (doIt && !(await act(acting))) throw new Error(`${scenario.name} does not work at all`)
  const steps = [...acting.steps]
  await comeToRest(world, instance)
  const facts = await readFacts(world, fixed)
  expect(faultsAtRest(facts)).toEqual([])
  world.close()
  return { outcome: outcome(facts), possessions: possessions(facts), steps }
}

/** One run with one disturbance; `again`: whether whoever asked asks once more. */
async function oneRun(scenario: Scenario, at: number, verdict: Verdict, again: boolean) {
  const world = await smallWorld(1)
  const fixed = await fixedFacts(world)
  const act = await scenario.prepare(world, world.instance())
  await disturbed(world, act, at, verdict)
  const faults = await faultsNow(world, fixed)
  const instance = world.instance()
  const repeated = again ? await act(instance) : undefined
  await comeToRest(world, instance)
  const facts = await readFacts(world, fixed)
  faults.push(...faultsAtRest(facts))
  world.close()
  return { repeated, faults, end: outcome(facts), possessions: possessions(facts) }
}

const isRead = (step: Step): boolean => step.action === 'getDocument' || step.action === 'query'
/** What can go wrong at a step in its own way: an end before one step is an end after the one before it, and so on. */
const DISTURBANCES: [Verdict, (step: Step, at: number) => boolean][] = [
  ['crash_before', (_, at) => at === 1],
  ['crash_after', () => true],
  ['fail_before', () => true],
  ['fail_after', step => !isRead(step)],
  ['twice', step => !isRead(step)],
]

describe.each(SCENARIOS)('$name', scenario => {
  let clean: Clean
  beforeAll(async () => {
    clean = await undisturbed(scenario, true)
  })

  test.each(DISTURBANCES)('with %s at each step, and sent again', async (verdict, applies) => {
    for (const [i, step] of clean.steps.entries()) {
      if (!applies(step, i + 1)) continue
      const where = `step ${i + 1} of ${clean.steps.length}: ${step.action} ${step.collection ?? ''}`
      const { repeated, faults, end } = await oneRun(scenario, i + 1, verdict, true)
      expect({ where, repeated, faults, end }).toEqual({
        where,
        repeated: true,
        faults: [],
        end: clean.outcome,
      })
    }
  })

  if (scenario.insistent) return
  test('with an end after each step, and left alone', async () => {
    const nothing = (await undisturbed(scenario, false)).possessions
    for (const [i, step] of clean.steps.entries()) {
      const where = `step ${i + 1} of ${clean.steps.length}: ${step.action} ${step.collection ?? ''}`
      const run = await oneRun(scenario, i + 1, 'crash_after', false)
      expect({ where, faults: run.faults }).toEqual({ where, faults: [] })
      expect([clean.possessions, nothing]).toContainEqual(run.possessions)
    }
  })
})
