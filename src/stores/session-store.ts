import { makeAutoObservable, observableRef } from 'mobx'
import type { CallApi } from '@/contract/commands'
import type { ApiResponse } from '@/contract/errors'
import type { HomeView, MemberStrip, MeView, Role } from '@/contract/views'
import { SHANGHAI, type Zone } from '@/domain/calendar'
import { computeEarn } from '@/domain/points/earn'
import { lowestLevel, payingUnit } from '@/domain/program/program'
import type { Program } from '@/domain/program/schema'
import type { ServerClock } from './server-clock'

/** Who is here, what the shop's program says, and what time it is. */
export class SessionStore {
  program: Program | undefined = undefined
  shop: HomeView['shop'] | undefined = undefined
  /** Undefined until the first answer. */
  role: Role | undefined = undefined
  member: MemberStrip | undefined = undefined
  private opening: Promise<ApiResponse<HomeView>> | undefined

  constructor(
    private readonly callApi: CallApi,
    private readonly clock: ServerClock,
  ) {
    makeAutoObservable<this, 'callApi' | 'clock' | 'opening'>(this, {
      program: observableRef,
      shop: observableRef,
      member: observableRef,
      callApi: false,
      clock: false,
      opening: false,
      nowMs: false,
      pointsOf: false,
      unitTitle: false,
    })
  }

  /** The server's time in ms. */
  nowMs = (): number => this.clock.now()

  get zone(): Zone {
    return this.program?.zone ?? SHANGHAI
  }

  get isStaff(): boolean {
    return this.role === 'clerk' || this.role === 'manager'
  }

  /** The id of the currency that pays in the mall; `points` until the program is here. */
  get payingUnitId(): string {
    return this.program ? payingUnit(this.program).id : 'points'
  }

  /** The name of the currency that pays: 积分. */
  get pointsTitle(): string {
    return this.program ? payingUnit(this.program).title : '积分'
  }

  /** What joining gives, in points; 0 where the program gives nothing or is not here yet. */
  get welcomePoints(): number {
    const { program } = this
    if (!program) return 0
    const tierId = lowestLevel(program).id
    return computeEarn(program, { trigger: 'join', paidFen: 0, atMs: 0, tierId })
      .filter(earned => earned.rule.unit === payingUnit(program).id)
      .reduce((total, earned) => total + earned.amount, 0)
  }

  /** The points among what an order earned. */
  pointsOf(earned: readonly { unit: string; amount: number }[]): number {
    return earned
      .filter(({ unit }) => unit === this.payingUnitId)
      .reduce((total, { amount }) => total + amount, 0)
  }

  /** The name of a unit as members read it. */
  unitTitle(unitId: string): string {
    return this.program?.units.find(unit => unit.id === unitId)?.title ?? this.pointsTitle
  }

  /** Makes sure that role, program and shop are known: a page may be opened directly, without the home page before it. */
  async ensure(): Promise<ApiResponse<unknown>> {
    if (this.program && this.role) return { ok: true, data: undefined }
    return this.open()
  }

  /** Fetches the home view; pages that ask at the same time share one call. */
  open(): Promise<ApiResponse<HomeView>> {
    this.opening ??= this.callApi('home.get', {})
      .then(answer => {
        if (answer.ok) this.takeHome(answer.data)
        return answer
      })
      .finally(() => {
        this.opening = undefined
      })
    return this.opening
  }

  takeHome(view: HomeView): void {
    this.program = view.program
    this.shop = view.shop
    this.role = view.role
    this.member = view.member
  }

  takeMe(view: MeView): void {
    this.role = view.role
    this.member = view.member
  }

  /** What another answer told about the member's points; the strip on every page follows. */
  takePoints(points: number): void {
    if (this.member && this.member.points !== points) this.member = { ...this.member, points }
  }

  takeNickname(nickname: string): void {
    if (this.member) this.member = { ...this.member, nickname }
  }

  /** Another person signs in: nothing of the former one may stay. */
  reset(): void {
    this.role = undefined
    this.member = undefined
  }
}
