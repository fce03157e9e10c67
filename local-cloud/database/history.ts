import type { Version } from './document-cache'
import type { Resource } from './locks'

interface Superseded {
  /** The commit that replaced it. */
  at: number
  /** What was there before; `undefined` when nothing was. */
  version: Version | undefined
}

/**
 * What documents were before recent commits, kept only while a transaction may still need to see it. Commits
 * are numbered; a snapshot is the number of the last commit it sees.
 */
export class History {
  private readonly past = new Map<Resource, Superseded[]>()
  private commit = 0

  /** Number of the newest commit. */
  get newest(): number {
    return this.commit
  }

  nextCommit(): number {
    this.commit += 1
    return this.commit
  }

  record(resource: Resource, at: number, version: Version | undefined): void {
    const states = this.past.get(resource)
    if (states) states.push({ at, version })
    else this.past.set(resource, [{ at, version }])
  }

  changedSince(resource: Resource, snapshot: number): boolean {
    const states = this.past.get(resource)
    return states !== undefined && (states[states.length - 1]?.at ?? 0) > snapshot
  }

  /** What a snapshot sees, or `unchanged` when the present state is what it sees. */
  seenBy(resource: Resource, snapshot: number): { version: Version | undefined } | 'unchanged' {
    const state = this.past.get(resource)?.find(({ at }) => at > snapshot)
    return state ? { version: state.version } : 'unchanged'
  }

  /** Documents of a collection that changed since the snapshot, as the snapshot sees them. */
  *changed(
    collectionId: number,
    snapshot: number,
  ): Generator<{ resource: Resource; version: Version | undefined }> {
    const prefix = `d${collectionId}:`
    for (const [resource, states] of this.past) {
      if (!resource.startsWith(prefix)) continue
      const state = states.find(({ at }) => at > snapshot)
      if (state) yield { resource, version: state.version }
    }
  }

  /** Forgets what no snapshot from `oldest` on can see; `undefined` forgets everything. */
  forget(oldest: number | undefined): void {
    if (oldest === undefined) {
      this.past.clear()
      return
    }
    for (const [resource, states] of this.past) {
      const kept = states.filter(({ at }) => at > oldest)
      if (kept.length === 0) this.past.delete(resource)
      else if (kept.length < states.length) this.past.set(resource, kept)
    }
  }
}
