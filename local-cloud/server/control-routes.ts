import { Hono } from 'hono'
import * as v from 'valibot'
import type { DatabaseCore } from '../database'
import type { Invocations } from '../functions/invocations'
import type { InvokeOutcome } from '../types'
import { type Faults, faultOrderSchema } from './faults'
import { readJson } from './read-json'

export interface ControlParts {
  readonly core: DatabaseCore
  readonly invocations: Invocations
  readonly faults: Faults
  fireTimer(functionName: string): Promise<InvokeOutcome>
}

/** `/control/*`: for tests only; mounted when the cloud is started with `control`. */
export function controlRoutes({ core, invocations, faults, fireTimer }: ControlParts): Hono {
  const app = new Hono()
  app.post('/control/faults', async c => {
    const body = await readJson(c.req.raw, 10_000)
    const order = v.safeParse(faultOrderSchema, body.ok ? body.value : undefined)
    if (!order.success)
      return c.json({ error: { code: 'INVALID_PARAM', message: order.issues[0].message } }, 400)
    core.setFaults(faults.set(order.output))
    return c.json({ ok: true })
  })
  app.post('/control/timers/:function', async c => c.json(await fireTimer(c.req.param('function'))))
  app.get('/control/stats', c => c.json({ ...invocations.stats(), database: core.stats.snapshot() }))
  app.delete('/control/stats', c => {
    invocations.reset()
    core.stats.reset()
    return c.json({ ok: true })
  })
  return app
}
