import { Aggregator } from 'mingo/aggregator'
import type { Collection } from './catalog'
import type { Engine } from './engine'
import { invalidParam } from './errors'
import { find, parseSort } from './find'
import { checkStages, type Stage } from './pipeline'
import { pipelineContext } from './pipeline-context'
import { compileQuery } from './query'
import { cloneValue } from './values'

/** Runs a pipeline over a collection and returns its output documents. */
export function aggregate(engine: Engine, collection: Collection, raw: readonly Stage[]): unknown[] {
  const stages = checkStages(raw)
  const { head, rest } = splitHead(stages)
  const documents = find(engine, collection, compileQuery(head.filter), head).map(({ doc }) => doc)
  if (rest.length === 0) return documents
  const pipeline = rest.map(({ name, value }) => ({ [name]: value }))
  const aggregator = new Aggregator(pipeline, {
    context: pipelineContext,
    collectionResolver: name => everything(engine, name),
  })
  try {
    // Stages may share and change parts of their input; the stored documents must not be among them.
    return aggregator.run(documents.map(cloneValue))
  } catch (error) {
    throw invalidParam(`aggregate: ${(error as Error).message}`)
  }
}

/** A collection for `$lookup`; one that does not exist is empty. */
function everything(engine: Engine, name: string): Record<string, unknown>[] {
  const collection = engine.catalog.get(name)
  return collection ? find(engine, collection, compileQuery({})).map(({ doc }) => cloneValue(doc)) : []
}

/** Leading `$match`, then `$sort`, `$skip`, `$limit` in that order: what the indexes can serve. */
function splitHead(stages: readonly Stage[]) {
  const head: {
    filter: Record<string, unknown>
    sort: ReturnType<typeof parseSort>
    skip?: number
    limit?: number
  } = {
    filter: {},
    sort: [],
  }
  let next = 0
  const filters: unknown[] = []
  for (; stages[next]?.name === '$match'; next++) filters.push(stages[next]?.value)
  if (filters.length > 0)
    head.filter = filters.length === 1 ? (filters[0] as Record<string, unknown>) : { $and: filters }
  if (stages[next]?.name === '$sort') head.sort = parseSort(stages[next++]?.value)
  if (stages[next]?.name === '$skip') head.skip = count(stages[next++])
  if (stages[next]?.name === '$limit') head.limit = count(stages[next++])
  return { head, rest: stages.slice(next) }
}

function count(stage: Stage | undefined): number {
  if (!Number.isInteger(stage?.value) || (stage?.value as number) < 0) {
    throw invalidParam(`${stage?.name} needs a non-negative integer`)
  }
  return stage?.value as number
}
