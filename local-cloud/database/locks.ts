import { databaseClosed, requestFailed, type WireError } from './errors'
import type { Clock } from './types'

/** Names one document, or one key of one unique index, for locks and history. */
export type Resource = string

export const docResource = (collectionId: number, id: Buffer): Resource =>
  `d${collectionId}:${id.toString('latin1')}`
export const keyResource = (indexId: number, key: Buffer): Resource => `u${indexId}:${key.toString('latin1')}`

/** Write locks held by transactions. Plain writes never hold one; they wait for it. */
export class Locks<Owner> {
  private readonly owners = new Map<Resource, Owner>()
  private readonly waiters = new Map<Resource, Set<(failure?: WireError) => void>>()

  constructor(private readonly clock: Clock) {}

  ownerOf(resource: Resource): Owner | undefined {
    return this.owners.get(resource)
  }

  take(resource: Resource, owner: Owner): void {
    this.owners.set(resource, owner)
  }

  /** Gives up locks and wakes whoever waits for them, in order of arrival. */
  release(resources: Iterable<Resource>): void {
    for (const resource of resources) {
      this.owners.delete(resource)
      const woken = this.waiters.get(resource)
      this.waiters.delete(resource)
      for (const wake of woken ?? []) wake()
    }
  }

  /** Resolves once the lock is given up; rejects with a WireError at `deadlineMs` or when all is closed. */
  wait(resource: Resource, deadlineMs: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiting = this.waiters.get(resource) ?? new Set()
      this.waiters.set(resource, waiting)
      const leftMs = Math.max(0, deadlineMs - this.clock.now())
      const cancel = this.clock.after(leftMs, () => {
        waiting.delete(wake)
        reject(requestFailed('[local-cloud] gave up waiting for a document that transactions keep locked'))
      })
      const wake = (failure?: WireError) => {
        cancel()
        if (failure) reject(failure)
        else resolve()
      }
      waiting.add(wake)
    })
  }

  /** Refuses everyone who still waits. */
  close(): void {
    const closed = databaseClosed()
    for (const waiting of this.waiters.values()) for (const wake of waiting) wake(closed)
    this.waiters.clear()
    this.owners.clear()
  }
}
