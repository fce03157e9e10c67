/** Malformed calls: each field of each command bent in every way, refused by name of the field, with nothing changed. */
import type { CommandName } from '../../src/contract/inputs'
import { code } from './harness/acts'
import { OPENID } from './harness/people'
import { arrange, type Samples, samples } from './harness/samples'
import { type Dump, type Instance, World } from './harness/world'

let world: World
let instance: Instance
let inputs: Samples
let before: Dump

beforeAll(async () => {
  world = await World.open()
  instance = world.instance()
  inputs = samples(world, await arrange(world, instance))
  before = await world.dump()
})
afterAll(() => world.close())
afterEach(async () => expect(await world.dump()).toEqual(before))

/** Staff and members alike: nobody's malformed call gets through. The manager is let in everywhere. */
const CALLER = OPENID.manager

/** Fields that may be left out; all others must be there. */
const OPTIONAL: Partial<Record<CommandName, string[]>> = {
  'product.list': ['categoryId', 'query', 'sort', 'offset', 'limit'],
  'member.join': ['nickname'],
  'address.save': ['addressId'],
  'order.list': ['kind', 'beforeMs', 'limit'],
  'points.statement': ['beforeSeq', 'limit'],
  'reward.redeem': ['storeId'],
}

type Path = (string | number)[]
interface Bent {
  what: string
  path: Path
  input: unknown
}

const at = (path: Path) => path.join('.')

function replaced(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const copy = structuredClone(whole) as Record<string | number, unknown>
  if (value === undefined && !rest.length) delete copy[key]
  else copy[key] = replaced(copy[key], rest, value)
  return copy
}

/** Values that no field of this kind takes. */
function wrongFor(value: unknown): unknown[] {
  if (typeof value === 'number')
    return [-1, 0.5, 1e15, Number.MAX_SAFE_INTEGER + 2, '1', true, null, [1], { $gt: 0 }]
  if (typeof value === 'string') return [5, true, null, ['a'], { $ne: '' }, '', ' ', 'x'.repeat(1000)]
  if (Array.isArray(value)) return [null, {}, 'x', 3, Array.from({ length: 61 }, () => value[0])]
  return [null, [], 'x', 3]
}

function* bentAt(input: unknown, path: Path, optional: string[]): Generator<Bent> {
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], input)
  for (const wrong of wrongFor(value))
    yield {
      what: `${at(path) || 'input'} as ${JSON.stringify(wrong).slice(0, 24)}`,
      path,
      input: replaced(input, path, wrong),
    }
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) {
    const extra = [...path, 'isAdmin']
    yield { what: `${at(extra)} added`, path: extra, input: replaced(input, extra, true) }
  }
  for (const key of Object.keys(value)) {
    const inner = [...path, Array.isArray(value) ? Number(key) : key]
    if (!Array.isArray(value) && !(path.length === 0 && optional.includes(key)))
      yield { what: `${at(inner)} left out`, path: inner, input: replaced(input, inner, undefined) }
    yield* bentAt(input, inner, optional)
  }
}

describe.each([
  'home.get',
  'agreement.get',
  'product.list',
  'product.get',
  'cart.lines',
  'reward.list',
  'reward.get',
  'member.join',
  'member.me',
  'member.rename',
  'member.code',
  'address.save',
  'address.remove',
  'checkout.get',
  'order.place',
  'order.pay',
  'order.confirm',
  'order.cancel',
  'order.get',
  'order.list',
  'points.statement',
  'points.receipt',
  'tier.get',
  'reward.redeem',
  'counter.verify',
  'counter.purchase',
  'counter.enrol',
  'counter.claim',
  'counter.writeOff',
  'counter.today',
] as const)('%s', check)

function check(command: CommandName): void {
  test('refuses each field bent in every way, and names it', async () => {
    const bent = [...bentAt(inputs[command], [], OPTIONAL[command] ?? [])]
    const wrong: string[] = []
    for (const { what, path, input } of bent) {
      const answer = await instance.send(CALLER, { command, input })
      // A list or union in the wrong shape may be told by the first of its fields.
      const param = answer.ok ? '' : (answer.error.param ?? '')
      const named = param === at(path) || param.startsWith(`${at(path)}.`)
      if (answer.ok || answer.error.code !== 'invalid_input')
        wrong.push(`${what}: ${JSON.stringify(answer).slice(0, 90)}`)
      else if (!named && path.length) wrong.push(`${what}: named ${param}`)
    }
    expect(wrong).toEqual([])
    expect(bent.length).toBeGreaterThanOrEqual(5)
  })
}

describe('the envelope', () => {
  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'order.place'],
    ['a number', 7],
    ['a list', [{ command: 'home.get' }]],
    ['no command', {}],
    ['an unknown command', { command: 'order.steal', input: {} }],
    ['a command that is a list', { command: ['home.get'], input: {} }],
    ['a member of every object', { command: 'constructor', input: {} }],
    ['a prototype', { command: '__proto__', input: {} }],
  ])('%s is an unknown command', async (_, event) => {
    expect(code(await instance.send(CALLER, event))).toBe('unknown_command')
  })

  test('an oversized body is refused before it is looked into', async () => {
    const event = { command: 'member.rename', input: { nickname: '周'.repeat(40_000) } }
    expect(code(await instance.send(CALLER, event))).toBe('body_too_large')
  })

  test('a body that JSON cannot carry is refused', async () => {
    const cycle: Record<string, unknown> = { command: 'home.get' }
    cycle.input = cycle
    expect(code(await instance.send(CALLER, cycle))).toBe('invalid_input')
  })

  test('a refusal costs no request', async () => {
    instance.steps.length = 0
    await instance.send(CALLER, { command: 'order.place', input: { points: -5 } })
    await instance.send(CALLER, { command: 'nothing' })
    expect(instance.steps).toEqual([])
    expect(instance.lines.at(-1)).toMatchObject({ event: 'command_refused', code: 'unknown_command' })
  })
})
