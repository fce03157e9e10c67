import type { Shopper, Stage } from './shopper'

/**
 * Lets somebody walk, then makes sure that nothing went wrong behind the screen and that the screen is closed. Several
 * people may be named; they share the local cloud.
 */
export async function withShoppers<const P extends readonly string[]>(
  stage: Stage,
  people: P,
  walk: (shoppers: { [K in P[number]]: Shopper }) => Promise<void>,
): Promise<void> {
  const shoppers = new Map<string, Shopper>()
  try {
    for (const person of people) shoppers.set(person, await stage.enter(person))
    await walk(Object.fromEntries(shoppers) as { [K in P[number]]: Shopper })
    for (const [person, shopper] of shoppers) {
      const ailments = await shopper.ailments()
      if (ailments.length > 0) throw new Error(`behind ${person}'s screen: ${ailments.join('\n')}`)
    }
  } finally {
    for (const shopper of shoppers.values()) await shopper.close()
  }
}
