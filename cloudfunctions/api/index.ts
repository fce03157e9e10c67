/** What the mini-program calls: members, staff and managers. */

import { type Wiring, wire } from '../service/adapters/cloud-ports'
import { callerOpenid } from '../service/adapters/environment'
import { handle } from '../service/handle'

let wiring: Wiring | undefined

export function main(event: unknown) {
  const openid = callerOpenid(process.env)
  wiring ??= wire(process.env)
  return handle(wiring.ports, wiring.settings, { openid, event })
}
