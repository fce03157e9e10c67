/** The sweeper of some time later, so that what waits for its time comes to its end. */
import { cloudbaseStore } from '../../cloudfunctions/service/adapters/cloudbase-store'
import { cryptoRandom } from '../../cloudfunctions/service/adapters/crypto-random'
import { memberCodeSecret, wechatPayConfig } from '../../cloudfunctions/service/adapters/environment'
import { openapiWechat } from '../../cloudfunctions/service/adapters/openapi-wechat'
import { wechatPay } from '../../cloudfunctions/service/adapters/wechat-pay'
import type { LogLine } from '../../cloudfunctions/service/log'
import type { Ports } from '../../cloudfunctions/service/ports'
import { sweep } from '../../cloudfunctions/service/sweep/sweep'
import type { LocalCloud } from '../../local-cloud'
import { faults, unfinished } from '../../local-cloud/audit'
import { platformQuiet, readFacts } from './facts'
import { crowdProgram } from './shop'

const MINUTE_MS = 60_000
/** Longer than any hold lives unclaimed; then again, for what one sweep leaves to the next. */
const LATER_MS = [30, 35, 60, 65].map(minutes => minutes * MINUTE_MS)
/** Runs of one sweep: each takes up to 50 documents a step. */
const RUNS_MAX = 60

/** The service's own sweeper on the cloud's database and payment platform, by a clock that is ahead. */
function portsAt(cloud: LocalCloud, aheadMs: number, log: (line: LogLine) => void): Ports {
  return {
    store: cloudbaseStore(cloud.app.database()),
    payments: wechatPay(wechatPayConfig({ ...cloud.environment }), Date.now),
    wechat: openapiWechat(cloud.app),
    random: cryptoRandom,
    config: { memberCodeSecret: memberCodeSecret({ ...cloud.environment }) },
    now: () => Date.now() + aheadMs,
    pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
    log,
  }
}

/** Sweeps until nothing is left to do, and tells what is wrong then. Nobody may use the shop afterwards: time has passed. */
export async function faultsAtRest(cloud: LocalCloud, dataDir: string): Promise<string[]> {
  const program = crowdProgram()
  const failures: string[] = []
  const log = (line: LogLine) => {
    if (line.event === 'sweep_failed') failures.push(`sweep: ${JSON.stringify(line)}`)
  }
  for (const aheadMs of LATER_MS) {
    await platformQuiet(dataDir)
    const ports = portsAt(cloud, aheadMs, log)
    for (let run = 0; run < RUNS_MAX; run++) {
      const counts = await sweep(ports, program)
      if (counts.every(({ done }) => done === 0)) break
    }
  }
  const facts = await readFacts(cloud, dataDir, Date.now() + Math.max(...LATER_MS))
  return [...failures, ...faults(facts), ...unfinished(facts)]
}
