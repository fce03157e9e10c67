/** Runs one history against a shop of its own, and tells what went wrong and the story of it. */
import type { LogLine } from '../../cloudfunctions/service/log'
import { type ShopSettings, shopReader } from '../../cloudfunctions/service/shop-reader'
import type { OrderView } from '../../src/contract/views'
import { clock, SHANGHAI } from '../../src/domain/calendar'
import type { Gate, Step, Verdict } from '../service/harness/gate'
import type { World } from '../service/harness/world'
import { Calls, type Waiting } from './calls'
import { fixedFacts, unfinished } from './invariants'
import type { Move } from './moves'
import { orderIn, People, type Request } from './people'
import { comeToRest } from './quiet'
import { smallWorld } from './small-world'
import { Watch } from './watch'

export interface Told {
  /** What is wrong; empty when nothing is. The history ends at the first fault. */
  faults: string[]
  story: string[]
  steps: number
  /** Answers by command and outcome, such as `order.place ok`. */
  answers: Map<string, number>
}

class History {
  readonly story: string[] = []
  readonly faults: string[] = []
  readonly answers = new Map<string, number>()
  steps = 0
  private readonly calls = new Calls((call, error) =>
    this.faults.push(`#${call.id} ended with ${error instanceof Error ? error.stack : String(error)}`),
  )
  private readonly people: People
  private readonly lines: LogLine[] = []

  constructor(
    private readonly world: World,
    private readonly watch: Watch,
    private readonly settings: () => Promise<ShopSettings>,
  ) {
    this.people = new People(
      world,
      gate => this.instance(gate),
      (request, answer) => this.hear(request, answer),
      () => {},
    )
  }

  private instance(gate?: Gate) {
    const instance = this.world.instance(gate, this.settings)
    const log = instance.ports.log
    instance.ports.log = line => {
      this.lines.push(line)
      log(line)
    }
    return instance
  }

  private tell(line: string): void {
    this.story.push(`${clock(this.world.nowMs, SHANGHAI)} ${line}`)
  }

  async run(moves: readonly Move[]): Promise<void> {
    for (const move of moves) {
      await this.make(move)
      if (this.faults.length) return
    }
    this.tell('— everything under way goes on to its end')
    while (this.calls.waiting[0] && !this.faults.length) await this.step(this.calls.waiting[0], 'go')
    if (this.faults.length) return
    await this.rest()
  }

  private async make(move: Move): Promise<void> {
    if (move.do === 'wait') {
      this.world.advance(move.ms)
      for (const call of this.calls.endLate(this.world.nowMs)) this.tell(`#${call.id} is out of time`)
    } else if (move.do === 'step') {
      const chosen = this.waiting(move.which)
      if (chosen) await this.step(chosen, move.verdict)
    } else if (move.do === 'finish') {
      await this.finish(move.which)
    } else {
      const begun = await this.people.begin(move)
      if (!begun) return
      const call = await this.calls.begin(begun.title, this.world.nowMs + begun.limitMs, begun.work)
      this.tell(`#${call.id} begins: ${begun.title}`)
      if (move.act === 'confirm_sheet') await this.look(undefined)
    }
    this.readLog()
  }

  /** Of the steps that wait: the one at that place, the last one for −1. */
  private waiting(which: number): Waiting | undefined {
    const { waiting } = this.calls
    return which < 0 ? waiting.at(which) : waiting[which % Math.max(1, waiting.length)]
  }

  private async finish(which: number): Promise<void> {
    const call = this.waiting(which)?.call
    for (;;) {
      const next = this.calls.waiting.find(waiting => waiting.call === call)
      if (!next || this.faults.length) return
      await this.step(next, 'go')
    }
  }

  private async step(chosen: Waiting, verdict: Verdict): Promise<void> {
    const { call, step } = chosen
    this.steps += 1
    this.tell(`#${call.id} ${describe(step)}${verdict === 'go' ? '' : ` — ${verdict}`}`)
    await this.calls.release(chosen, verdict)
    if (step.action !== 'getDocument' && step.kind !== 'pause') await this.look(step.collection)
    this.readLog()
  }

  private async look(collection: string | undefined): Promise<void> {
    this.faults.push(...(await this.watch.look(collection)))
  }

  /** A broken invariant inside the service is a fault, however politely the caller was told to try again. */
  private readLog(): void {
    for (const line of this.lines.splice(0))
      if ('error' in line && !line.error.includes('the connection was lost') && !isRefusal(line.error))
        this.faults.push(`the log says: ${JSON.stringify(line).slice(0, 600)}`)
  }

  /** The same request gets the same answer, and once it has come through it is never refused. */
  private hear(request: Request, answer: Request['answers'][number]): void {
    const what = `${request.command} ${answer.ok ? 'ok' : answer.error.code}`
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1)
    this.tell(`request ${this.people.requests.indexOf(request) + 1} is answered: ${what}`)
    if (!REMEMBERED.includes(request.command)) return
    const orders = request.answers.map(orderIn).filter(order => order !== undefined)
    const [first, last] = [orders[0], orders.at(-1)]
    if (first && last && sameIn(first) !== sameIn(last))
      this.faults.push(`one request, two answers: ${sameIn(first)} and ${sameIn(last)}`)
    if (first && !answer.ok && !FORGIVEN.includes(answer.error.code))
      this.faults.push(
        `request ${request.input.requestId} came through, and then was refused: ${answer.error.code}`,
      )
  }

  private async rest(): Promise<void> {
    this.tell('— the platform repeats every notification, the timer fires, time runs out')
    const instance = this.instance()
    for (const notice of this.world.pay.notices) await instance.notify(notice)
    await comeToRest(this.world, instance)
    for (const notice of this.world.pay.notices) await instance.notify(notice)
    this.world.advance(2 * 60_000)
    await instance.sweep()
    const facts = await this.watch.all()
    await this.look(undefined)
    this.faults.push(...unfinished(facts))
    const kept = new Map(facts.orders.map(order => [order._id, order]))
    for (const order of this.people.requests.flatMap(request => request.answers.map(orderIn)))
      if (order && kept.get(order.orderId)?.payableFen !== order.payableFen)
        this.faults.push(`order ${order.orderId} was acknowledged and is not there`)
    this.readLog()
  }
}

/** Commands whose repeats are answered as the first time. */
const REMEMBERED = ['order.place', 'reward.redeem', 'counter.purchase']
/** What a repeat may be told although its first came through: to try later, or that it comes too late. */
const FORGIVEN = ['busy', 'request_id_expired']
const sameIn = ({ orderId, payableFen, points, createdAtMs }: OrderView): string =>
  JSON.stringify({ orderId, payableFen, points, createdAtMs })

/** What the sweeper logs when it will simply try again. */
const isRefusal = (error: string): boolean =>
  ['busy', 'payment_unavailable', 'the payment cannot be read'].some(text => error.includes(text))

const describe = ({ kind, action, collection }: Step): string =>
  kind === 'database' ? `${action} ${collection}` : `${kind} ${action}`

/** What every small world begins with, read once. */
let same: ReturnType<typeof read> | undefined
const read = async (world: World) => ({
  fixed: await fixedFacts(world),
  settings: await shopReader(world.store, () => 0)(),
})

/** `seed` decides ids and codes; the moves decide everything else. */
export async function runHistory(seed: number, moves: readonly Move[]): Promise<Told> {
  const world = await smallWorld(seed)
  try {
    same ??= read(world)
    const { fixed, settings } = await same
    const history = new History(world, await Watch.begin(world, fixed), async () => settings)
    await history.run(moves)
    const { faults, story, steps, answers } = history
    return { faults, story, steps, answers }
  } finally {
    world.close()
  }
}
