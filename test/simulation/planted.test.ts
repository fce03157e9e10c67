/**
 * Shows that the simulation finds what it is there to find: the service with one of its safeguards taken out fails
 * within a thousand seeds, and the story that is told of it is short.
 */
import type { Summary } from './simulate'

jest.setTimeout(600_000)

type Simulate = typeof import('./simulate')
const SERVICE = '../../cloudfunctions/service'

const CHANGED = ['adapters/cloudbase-store', 'accounts/account-store', 'orders/release', 'orders/stock']

/** The simulation over a service in which `plant` has changed a module, and no other. */
async function simulateWith(plant: () => void): Promise<Summary> {
  jest.resetModules()
  for (const module of CHANGED) jest.dontMock(`${SERVICE}/${module}`)
  plant()
  const { simulate } = (await import('./simulate')) as Simulate
  return simulate(1, 1000)
}

type StoreModule = typeof import('../../cloudfunctions/service/adapters/cloudbase-store')
type Where = Record<string, unknown>

/** Changes the conditions of every update. */
function plantInUpdates(collection: string, change: (where: Where) => Where): void {
  jest.doMock(`${SERVICE}/adapters/cloudbase-store`, () => {
    const real = jest.requireActual<StoreModule>(`${SERVICE}/adapters/cloudbase-store`)
    return {
      cloudbaseStore: (database: Parameters<StoreModule['cloudbaseStore']>[0]) => {
        const store = real.cloudbaseStore(database)
        return {
          ...store,
          update: (name: string, where: Where, patch: object) =>
            store.update(name, (name === collection ? change(where) : where) as never, patch),
        }
      },
    }
  })
}

function without(where: Where, drop: (path: string, condition: unknown) => boolean): Where {
  return Object.fromEntries(Object.entries(where).filter(([path, condition]) => !drop(path, condition)))
}

const BUGS: [string, () => void][] = [
  [
    'an account is written without its version being checked',
    () => plantInUpdates('accounts', where => without(where, path => path === 'version')),
  ],
  [
    'stock is held without looking whether this order holds it already',
    () =>
      plantInUpdates('stock', where =>
        without(
          where,
          (path, condition) =>
            path.startsWith('holds.') && (condition as { exists?: boolean }).exists === false,
        ),
      ),
  ],
  [
    'stock is held without looking whether there is enough',
    () => plantInUpdates('stock', where => without(where, path => path === 'available')),
  ],
  [
    'a repeated request is not recognised by its entry',
    () =>
      jest.doMock(`${SERVICE}/accounts/account-store`, () => ({
        ...jest.requireActual<object>(`${SERVICE}/accounts/account-store`),
        entryByKey: async () => undefined,
      })),
  ],
  [
    'what a cancelled order held is not given back',
    () =>
      jest.doMock(`${SERVICE}/orders/release`, () => ({
        ...jest.requireActual<object>(`${SERVICE}/orders/release`),
        releaseOrder: async () => ({ ok: true, value: undefined }),
      })),
  ],
  [
    'the stock of a cancelled order is given back twice',
    () =>
      jest.doMock(`${SERVICE}/orders/stock`, () => {
        const real = jest.requireActual<typeof import('../../cloudfunctions/service/orders/stock')>(
          `${SERVICE}/orders/stock`,
        )
        return {
          ...real,
          releaseAll: async (
            store: Parameters<typeof real.releaseAll>[0],
            items: { stockId: string; count: number }[],
          ) => {
            for (const { stockId, count } of items)
              await store.update('stock', { _id: stockId }, { inc: { available: count } })
          },
        }
      }),
  ],
]

test.each(BUGS)('found: %s', async (_, plant) => {
  const { failure, histories } = await simulateWith(plant)
  expect(failure).toBeDefined()
  expect(histories).toBeLessThanOrEqual(1000)
  expect(failure!.story.length).toBeLessThan(60)
  process.stdout.write(
    `    found at seed ${failure!.seed}, told in ${failure!.story.length} lines: ${failure!.faults[0]}\n`,
  )
})
