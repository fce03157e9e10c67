/** The service in one process: real commands, real store adapter, real SDK, real database; time, chance and faults by hand. */
import { cloudbaseStore } from '../../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../../cloudfunctions/service/documents'
import { handle } from '../../../cloudfunctions/service/handle'
import { handleNotice } from '../../../cloudfunctions/service/handle-notice'
import type { LogLine } from '../../../cloudfunctions/service/log'
import type { PaymentNotice, Ports, Store } from '../../../cloudfunctions/service/ports'
import { type ShopSettings, shopReader } from '../../../cloudfunctions/service/shop-reader'
import { type SweepCount, sweep } from '../../../cloudfunctions/service/sweep/sweep'
import type { DatabaseCore } from '../../../local-cloud/database'
import type { AnswerOf } from '../../../src/contract/commands'
import type { ApiResponse } from '../../../src/contract/errors'
import type { CommandName, RequestOf } from '../../../src/contract/inputs'
import { ok } from '../../../src/domain/result'
import { type Gate, gatedCore, pass, type Step } from './gate'
import { PayWorld } from './pay-world'
import { type Chance, chance, requestIdAt } from './random'
import { BEGIN_MS, sdkDatabase, seededCore } from './template'

export const MEMBER_CODE_SECRET = 'a secret for tests'

/** One instance of the functions: its settings, its way to the database, its log. */
export interface Instance {
  ports: Ports
  lines: LogLine[]
  /** Steps taken since the last `count`. */
  steps: Step[]
  call<C extends CommandName>(
    openid: string,
    command: C,
    input: RequestOf<C>,
  ): Promise<ApiResponse<AnswerOf[C]>>
  /** Anything a client may send. */
  send(openid: string, event: unknown): Promise<ApiResponse<unknown>>
  notify(notice: PaymentNotice): Promise<number>
  /** One run of the timer; undefined when it could not even read the settings. */
  sweep(): Promise<SweepCount[] | undefined>
}

export type Dump = Record<string, Record<string, unknown>>

export class World {
  nowMs = BEGIN_MS
  readonly chance: Chance
  readonly pay = new PayWorld(() => this.nowMs)
  /** Phone numbers by the codes that WeChat has given out for them; a code is good once. */
  readonly phoneCodes = new Map<string, string>()
  /** The store without any gate. */
  readonly store: Store

  constructor(
    readonly core: DatabaseCore,
    seed = 1,
  ) {
    this.chance = chance(seed)
    this.store = cloudbaseStore(sdkDatabase(core))
  }

  /** The demo shop as on its first day. */
  static async open(seed = 1): Promise<World> {
    return new World(await seededCore(), seed)
  }

  close(): void {
    this.core.close()
  }

  advance(ms: number): void {
    this.nowMs += ms
  }

  requestId(aheadMs = 0): string {
    return requestIdAt(this.nowMs + aheadMs, this.chance)
  }

  phoneCode(phone: string): string {
    const code = this.chance.hex(16)
    this.phoneCodes.set(code, phone)
    return code
  }

  /** `warm`: settings that this instance has read before. */
  instance(gate: Gate = () => 'go', warm?: () => Promise<ShopSettings>): Instance {
    const lines: LogLine[] = []
    const steps: Step[] = []
    const counted: Gate = step => {
      steps.push(step)
      return gate(step)
    }
    const store = cloudbaseStore(sdkDatabase(gatedCore(this.core, counted)))
    const ports = this.ports(store, counted, line => lines.push(line))
    const settings = warm ?? shopReader(store, ports.now)
    const send = (openid: string, event: unknown) => handle(ports, settings, { openid, event })
    return {
      ports,
      lines,
      steps,
      send,
      call: <C extends CommandName>(openid: string, command: C, input: RequestOf<C>) =>
        send(openid, { command, input }) as Promise<ApiResponse<AnswerOf[C]>>,
      notify: async notice => {
        const event = { httpMethod: 'POST', headers: {}, body: JSON.stringify(notice) }
        const read = () => ok(JSON.parse(event.body) as PaymentNotice)
        return (await handleNotice(ports, settings, read, event)).statusCode
      },
      sweep: async () => {
        const read = await settings().catch(() => undefined)
        return read && sweep(ports, read.program)
      },
    }
  }

  private ports(store: Store, gate: Gate, log: Ports['log']): Ports {
    return {
      store,
      payments: this.pay.port(gate),
      wechat: {
        phoneNumber: code =>
          pass(
            gate,
            { kind: 'wechat', action: 'phoneNumber' },
            async () => {
              const phone = this.phoneCodes.get(code)
              this.phoneCodes.delete(code)
              return phone
            },
            () => undefined,
          ),
      },
      random: { digits: count => this.chance.digits(count) },
      config: { memberCodeSecret: MEMBER_CODE_SECRET },
      now: () => this.nowMs,
      pause: ms =>
        pass(
          gate,
          { kind: 'pause', action: 'pause', ms },
          async () => {},
          () => undefined,
        ),
      log,
    }
  }

  /** Everything in the database, by collection and id. */
  async dump(collections: readonly string[] = Object.values(COLLECTIONS)): Promise<Dump> {
    const all: Dump = {}
    for (const collection of collections) {
      const documents: { _id: string }[] = []
      for (;;) {
        const page = await this.store.find<{ _id: string }>(
          collection,
          {},
          { orderBy: ['_id', 'asc'], limit: 1000, offset: documents.length },
        )
        documents.push(...page)
        if (page.length < 1000) break
      }
      all[collection] = Object.fromEntries(documents.map(document => [document._id, document]))
    }
    return all
  }
}
