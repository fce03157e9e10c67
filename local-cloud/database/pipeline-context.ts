import { Context } from 'mingo'
import type { Lazy } from 'mingo/lazy'
import { mingoContext } from './mingo-context'
import { compileQuery } from './query'

type Documents = ReturnType<typeof Lazy>

/** `$match` as queries match: mingo's own differs from the database in corners. */
const $match = (documents: Documents, filter: unknown, _options: unknown): Documents => {
  const query = compileQuery(filter)
  return documents.filter((document: unknown) => query.test(document))
}

/** What pipelines run with. The first registration of a name counts. */
export const pipelineContext = Context.from(Context.init({ pipeline: { $match } }), mingoContext)
