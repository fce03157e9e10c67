/** Runs every minute; clients cannot call it (see config.json), and it answers nobody but the timer. */

import { type Wiring, wire } from '../service/adapters/cloud-ports'
import { callSource } from '../service/adapters/environment'
import { sweep } from '../service/sweep/sweep'

let wiring: Wiring | undefined

export async function main() {
  if (callSource(process.env) !== 'wx_trigger') return { ok: false, error: { code: 'forbidden' } }
  wiring ??= wire(process.env)
  const { program } = await wiring.settings()
  return { ok: true, data: await sweep(wiring.ports, program) }
}
