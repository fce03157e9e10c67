import { makeAutoObservable } from 'mobx'
import type { ApiResponse } from '@/contract/errors'
import type { HomeView, RewardCard } from '@/contract/views'
import { greeting } from './greeting'
import { Loadable } from './loadable'
import type { SessionStore } from './session-store'
import { distanceText } from './tier-text'

/** How many rewards the home page shows. */
const REWARDS_SHOWN = 6

/** The home page, fetched in one call that also tells who is here. */
export class HomeStore {
  readonly view = new Loadable<HomeView>()

  constructor(private readonly session: SessionStore) {
    makeAutoObservable<this, 'session'>(this, { session: false })
  }

  load(): Promise<ApiResponse<HomeView>> {
    return this.view.load(() => this.session.open())
  }

  /** Fetches only when there is nothing yet: pages that need the categories may be opened first. */
  async ensure(): Promise<void> {
    if (this.view.data === undefined) await this.load()
  }

  /** How one greets now; the member by name. */
  get greeting(): string {
    const { member, zone } = this.session
    const word = greeting(this.view.data?.nowMs ?? this.session.nowMs(), zone)
    return member ? `${word}，${member.nickname}` : word
  }

  /** What is missing to the next level: `再消费 200 元升级至金卡会员`. */
  get distance(): string {
    const { member, program } = this.session
    return member ? distanceText(member.tier, program) : ''
  }

  get categories(): HomeView['categories'] {
    return this.view.data?.categories ?? []
  }

  /** What the member's points can buy now, dearest first; for those who cannot afford any, the nearest goals. */
  get rewardsNow(): { title: string; rewards: RewardCard[] } {
    const all = this.view.data?.rewards ?? []
    const points = this.session.member?.points ?? 0
    const affordable = all.filter(reward => reward.points <= points)
    if (affordable.length === 0) return { title: '积分能换什么', rewards: all.slice(0, REWARDS_SHOWN) }
    return { title: '现在就能换', rewards: affordable.slice(-REWARDS_SHOWN).reverse() }
  }

  clear(): void {
    this.view.clear()
  }
}
