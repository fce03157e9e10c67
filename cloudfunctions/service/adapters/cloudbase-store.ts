/** The `Store` over the CloudBase SDK's document database. One call here is one request there. */
import type { CloudBase } from '@cloudbase/node-sdk'
import { err, ok, type Result } from '../../../src/domain/result'
import {
  type Condition,
  type Duplicate,
  type Filter,
  type FindOptions,
  type Patch,
  type Store,
  StoreUnavailable,
  type Where,
} from '../ports'

type Database = ReturnType<CloudBase['database']>

/** `get` answers 100 documents unless told otherwise, and never more than 1000. */
const GET_MAX = 1000

export function cloudbaseStore(database: Database): Store {
  const _ = database.command
  const patched = (patch: Patch) => updateOf(database, patch)
  return {
    async get<T>(collection: string, id: string) {
      const found = await attempt(() => database.collection(collection).where({ _id: id }).limit(1).get())
      return found.data[0] as T | undefined
    },
    async find<T>(collection: string, where: Where, options: FindOptions = {}) {
      let query = database.collection(collection).where(queryOf(database, where))
      if (options.orderBy) query = query.orderBy(...options.orderBy)
      if (options.fields) query = query.field(Object.fromEntries(options.fields.map(field => [field, true])))
      if (options.offset) query = query.skip(options.offset)
      const found = await attempt(() => query.limit(Math.min(options.limit ?? GET_MAX, GET_MAX)).get())
      return found.data as T[]
    },
    async insert(collection, documents) {
      return unlessDuplicate(async () => {
        await attempt(() =>
          database.collection(collection).add(documents.length === 1 ? documents[0]! : documents),
        )
        return undefined
      })
    },
    async update(collection, where, patch) {
      return unlessDuplicate(async () => {
        const done = await attempt(() =>
          database.collection(collection).where(queryOf(database, where)).update(patched(patch)),
        )
        return done.updated ?? 0
      })
    },
    async updateAndReturn<T>(collection: string, where: Filter, patch: Patch) {
      const done = await attempt(() =>
        database.collection(collection).where(queryOf(database, where)).updateAndReturn(patched(patch)),
      )
      return (done.doc ?? undefined) as T | undefined
    },
    async put(collection, id, document) {
      const { _id: _ignored, ...fields } = document as { _id?: unknown }
      await attempt(() => database.collection(collection).doc(id).set(fields))
    },
  }

  function queryOf({ command }: Database, where: Where): object {
    return isAlternatives(where) ? command.or(where.or.map(filter => filterOf(filter))) : filterOf(where)
  }

  function filterOf(filter: Filter): object {
    return Object.fromEntries(
      Object.entries(filter).map(([path, condition]) => [path, conditionOf(condition)]),
    )
  }

  function conditionOf(condition: Condition): unknown {
    if (typeof condition !== 'object') return condition
    if ('in' in condition) return _.in(condition.in)
    if ('gt' in condition) return _.gt(condition.gt)
    if ('gte' in condition) return _.gte(condition.gte)
    if ('lt' in condition) return _.lt(condition.lt)
    if ('lte' in condition) return _.lte(condition.lte)
    if ('exists' in condition) return _.exists(condition.exists)
    return database.RegExp({ regexp: escapeRegExp(condition.matches), options: 'i' })
  }
}

const isAlternatives = (where: Where): where is { or: Filter[] } =>
  Array.isArray((where as { or?: unknown }).or)
const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** `_.set` replaces a value as a whole: without it the SDK would merge objects, and removed keys would come back. */
function updateOf({ command }: Database, { set = {}, inc = {}, unset = [] }: Patch): object {
  return Object.fromEntries([
    ...Object.entries(set).map(([path, value]) => [path, command.set(value)]),
    ...Object.entries(inc).map(([path, by]) => [path, command.inc(by)]),
    ...unset.map(path => [path, command.remove()]),
  ])
}

interface SdkAnswer {
  code?: string
  message?: string
}

/** The SDK answers some failures with a code and throws others: here all of them throw. */
async function attempt<T extends object>(call: () => Promise<T>): Promise<T> {
  let answer: T & SdkAnswer
  try {
    answer = await call()
  } catch (error) {
    throw new StoreUnavailable(describe(error as SdkAnswer & { errMsg?: string }), { cause: error })
  }
  if (answer.code) throw new StoreUnavailable(describe(answer))
  return answer
}

const describe = (failure: SdkAnswer & { errMsg?: string }) =>
  `${failure.code ?? ''} ${failure.message ?? failure.errMsg ?? ''}`.trim()

async function unlessDuplicate<T>(call: () => Promise<T>): Promise<Result<T, Duplicate>> {
  try {
    return ok(await call())
  } catch (error) {
    if (error instanceof StoreUnavailable && error.message.includes('E11000'))
      return err({ code: 'duplicate' })
    throw error
  }
}
