import program from '../../shop/demo/program.json'
import type { CounterMemberView, HomeView, MeView, OrderView } from '../../src/contract/views'
import { decodeProgram } from '../../src/domain/program/decode-program'
import { invariant } from '../../src/domain/result'
import type { Memory } from '../../src/stores/memory'
import { RootStore, type StoreEnv } from '../../src/stores/root-store'
import { scriptedApi } from './scripted-api'

const decoded = decodeProgram(program)
invariant(decoded.ok, 'the demo program is valid')
export const PROGRAM = decoded.value

/** 2026-11-22 15:00 in Shanghai. */
export const NOW_MS = Date.parse('2026-11-22T15:00:00+08:00')

export const HOME: HomeView = {
  nowMs: NOW_MS,
  role: 'member',
  shop: {
    name: '禾里',
    slogan: '喝茶，吃面包，过日子',
    banners: [],
    stores: [],
    service: { phone: '400-555-0275', hours: '每天' },
    shipping: { feeFen: 800, freeFromFen: 9900 },
  },
  program: PROGRAM,
  categories: [],
  sections: [],
  rewards: [],
  member: {
    memberId: '1000000001',
    nickname: '小禾',
    points: 2860,
    tier: { tierId: 'silver', title: '银卡会员', share: 0.4, value: 180_000, untilMs: null },
  },
}

export const ME: MeView = {
  nowMs: NOW_MS,
  role: 'member',
  member: HOME.member!,
  phone: '138****0001',
  joinedAtMs: NOW_MS - 86_400_000,
  consents: [{ version: '2026-11-01', atMs: NOW_MS - 86_400_000 }],
  addresses: [],
  points: { available: 100, held: 0, expiring: [] },
  orders: { awaitingPayment: 0, toShip: 0, toPickUp: 0 },
}

export const CUSTOMER: CounterMemberView = {
  memberId: '1000000001',
  nickname: '小禾',
  phoneTail: '0001',
  points: 2860,
  tierId: 'silver',
  tierTitle: '银卡会员',
}

export const orderOf = (more: Partial<OrderView>): OrderView => ({
  orderId: '0'.repeat(32),
  kind: 'redemption',
  state: 'to_pick_up',
  stateTitle: '待取货',
  createdAtMs: NOW_MS,
  payByMs: NOW_MS + 900_000,
  lines: [],
  delivery: 'pickup',
  goodsFen: 0,
  shippingFen: 0,
  points: 900,
  pointsFen: 0,
  payableFen: 0,
  earns: [],
  ...more,
})

/** A phone's storage that forgets with the test. */
export function plainMemory(): Memory {
  const kept = new Map<string, unknown>()
  return {
    get: key => kept.get(key),
    set: (key, value) => void kept.set(key, value),
    remove: key => void kept.delete(key),
  }
}

/** All stores over a scripted transport. `phoneNow` is the phone's clock. */
export function storeOver(
  handlers: Parameters<typeof scriptedApi>[0],
  {
    phoneNow = () => NOW_MS,
    openPaySheet = async () => 'paid' as const,
    memory = plainMemory(),
  }: Partial<Omit<StoreEnv, 'callApi'>> = {},
) {
  const api = scriptedApi(handlers)
  return { ...api, store: new RootStore({ callApi: api.callApi, phoneNow, openPaySheet, memory }) }
}
