import { decode, encode } from './ejson'
import type { Doc } from './types'

/** One committed or pending state of one document. Immutable; parsed on first need. */
export class Version {
  private parsed: Doc | undefined

  constructor(
    /** Place in natural order; 0 while the document is not stored yet. */
    readonly n: number,
    readonly body: string,
    parsed?: Doc,
  ) {
    this.parsed = parsed
  }

  static of(doc: Doc, n = 0): Version {
    return new Version(n, encode(doc), doc)
  }

  get doc(): Doc {
    // A stored body has no server dates left, so the time does not matter.
    this.parsed ??= decode(this.body, 0) as Doc
    return this.parsed
  }

  at(n: number): Version {
    return new Version(n, this.body, this.parsed)
  }
}

/** Parsed documents, least recently used first out, bounded by the size of their texts. */
export class DocumentCache {
  private readonly versions = new Map<string, Version>()
  private bytes = 0

  constructor(private readonly bytesMax: number) {}

  /** The cached version of a row if it still has this body, else a fresh one, which is then cached. */
  load(collectionId: number, n: number, body: string): Version {
    const key = `${collectionId}:${n}`
    const cached = this.versions.get(key)
    if (cached && cached.body === body) {
      this.versions.delete(key)
      this.versions.set(key, cached)
      return cached
    }
    const version = new Version(n, body)
    this.store(key, version)
    return version
  }

  /** Like `load`, but a row not cached yet pushes nothing out: for scans. */
  loadPassing(collectionId: number, n: number, body: string): Version {
    const key = `${collectionId}:${n}`
    const cached = this.versions.get(key)
    if (cached && cached.body === body) return cached
    const version = new Version(n, body)
    if (this.bytes + weight(version) <= this.bytesMax) this.store(key, version)
    return version
  }

  put(collectionId: number, version: Version): void {
    this.store(`${collectionId}:${version.n}`, version)
  }

  remove(collectionId: number, n: number): void {
    const key = `${collectionId}:${n}`
    const cached = this.versions.get(key)
    if (!cached) return
    this.bytes -= weight(cached)
    this.versions.delete(key)
  }

  private store(key: string, version: Version): void {
    const replaced = this.versions.get(key)
    if (replaced) {
      this.bytes -= weight(replaced)
      this.versions.delete(key)
    }
    this.versions.set(key, version)
    this.bytes += weight(version)
    for (const [oldest, evicted] of this.versions) {
      if (this.bytes <= this.bytesMax) break
      this.versions.delete(oldest)
      this.bytes -= weight(evicted)
    }
  }
}

/** Text plus a parsed form of about three times its size. */
const weight = (version: Version): number => version.body.length * 4 + 200
