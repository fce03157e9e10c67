import { newAccount } from '../../cloudfunctions/service/accounts/new-account'
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { COLLECTIONS } from '../../cloudfunctions/service/documents'
import type { LocalCloud } from '../../local-cloud'
import { DAY_MS } from '../../src/domain/calendar'
import { withBenchCloud } from './bench-cloud'
import type { Figures } from './figures'
import { insert } from './insert'
import { demoProgram } from './ledger/rules'

const TOLD = 100_000
const MEASURED = 1_000
/** Their welcome points ended at the latest a month ago. */
const JOINED_DAYS_AGO = 430

export const sweepFigures = (): Promise<Figures> => withBenchCloud(measure, { instancesMax: 1 })

async function measure(cloud: LocalCloud): Promise<Figures> {
  await runUntilDone(cloud)
  await joinLongAgo(cloud)
  cloud.resetStats()
  const runs = await runUntilDone(cloud)
  const { dbRequests, totalMs } = cloud.stats().functions.timer!
  const scale = TOLD / MEASURED
  return {
    'sweep.expiry100000Ms': Math.round(totalMs * scale),
    'sweep.requestsPerDueLot': Math.round((dbRequests / MEASURED) * 100) / 100,
    // The timer fires once a minute.
    'sweep.expiry100000TimerRuns': Math.round(runs * scale),
  }
}

async function joinLongAgo(cloud: LocalCloud): Promise<void> {
  const store = cloudbaseStore(cloud.app.database())
  const program = demoProgram()
  const joinedAtMs = Date.now() - JOINED_DAYS_AGO * DAY_MS
  const accounts = Array.from({ length: MEASURED }, (_, i) => {
    const memberId = String(7_000_000_000 + i)
    const member = { memberId, openid: `oBench${memberId}`, phone: `17${memberId.slice(1)}` }
    return newAccount(program, { ...member, nickname: '不常来', consents: [] }, joinedAtMs)
  })
  await insert(store, COLLECTIONS.accounts, accounts)
}

interface Swept {
  ok: boolean
  data?: { step: string; done: number; failed: number }[]
}

/** Fires the timer until a run finds nothing to do. Tells how many runs did something. */
async function runUntilDone(cloud: LocalCloud): Promise<number> {
  for (let runs = 0; ; runs++) {
    const outcome = await cloud.fireTimer('timer')
    if (!outcome.ok) throw new Error(outcome.error.message)
    const { data = [] } = outcome.result as Swept
    if (data.some(({ failed }) => failed > 0)) throw new Error(JSON.stringify(data))
    if (data.every(({ done }) => done === 0)) return runs
  }
}
