/** Looks after every write whether the invariants still hold; reads only what may have changed. */
import type { World } from '../service/harness/world'
import { type Facts, faults, type fixedFacts, readFacts } from './invariants'

type Fixed = Awaited<ReturnType<typeof fixedFacts>>

const WATCHED = ['accounts', 'ledger', 'orders', 'stock'] as const
type Watched = (typeof WATCHED)[number]

export class Watch {
  private readonly checked = new Map<string, string>()

  private constructor(
    private readonly world: World,
    private facts: Facts,
  ) {}

  /** `fixed`: what is the same in every small world. */
  static async begin(world: World, fixed: Fixed): Promise<Watch> {
    return new Watch(world, await readFacts(world, fixed))
  }

  /** `collection`: the one that was written; undefined when something outside the database has changed. */
  async look(collection: string | undefined): Promise<string[]> {
    const watched = WATCHED.find(name => name === collection)
    if (collection !== undefined && !watched) return []
    if (watched) this.facts = { ...this.facts, [watched]: await this.read(watched) }
    this.facts = { ...this.facts, nowMs: this.world.nowMs }
    return faults(this.facts, this.checked)
  }

  private async read(name: Watched): Promise<unknown[]> {
    const read = await this.world.dump([name])
    return Object.values(read[name]!)
  }

  /** Everything read anew. */
  async all(): Promise<Facts> {
    this.facts = await readFacts(this.world, this.facts)
    return this.facts
  }
}
