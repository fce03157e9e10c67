import { aggregate } from '../aggregate'
import { decode, encode } from '../ejson'
import { invalidParam } from '../errors'
import { find, parseSort } from '../find'
import { compileProjection } from '../projection'
import { isPlainObject } from '../values'
import { type Action, countParam, decodeParam, queryOf, transactionOf } from './action'

/** What one `get` returns at most, and when nothing is said. */
export const limitMax = 1000
export const limitDefault = 100

/** `get()` of a query or of one document. */
export const getDocument: Action = (engine, params) => {
  const collection = engine.collection(params.collectionName)
  const query = queryOf(engine, params)
  const project = compileProjection(decodeParam(engine, params, 'projection'))
  const sort = parseSort(decodeParam(engine, params, 'order'))
  const skip = countParam(params, 'offset', 0)
  const limit = Math.min(countParam(params, 'limit', limitDefault) || limitDefault, limitMax)
  const tx = transactionOf(engine, params)
  const versions = find(engine, collection, query, { sort, skip, limit, tx })
  const list = versions.map(version => (project ? encode(project(version.doc)) : version.body))
  return { data: { list }, limit, offset: skip }
}

/** `count()` of a query. */
export const calculateDocument: Action = (engine, params) => {
  const collection = engine.collection(params.collectionName)
  const query = queryOf(engine, params)
  const everything = Object.keys(query.filter).length === 0
  return { data: { total: everything ? collection.docs.count() : find(engine, collection, query).length } }
}

/** `aggregate()...end()`. */
export const aggregateDocuments: Action = (engine, params) => {
  const collection = engine.collection(params.collectionName)
  if (!Array.isArray(params.stages)) throw invalidParam('stages must be an array')
  const stages = params.stages.map((stage: unknown) => {
    if (!isPlainObject(stage) || typeof stage.stageKey !== 'string' || typeof stage.stageValue !== 'string') {
      throw invalidParam('a stage has a stageKey and a stageValue')
    }
    return { name: stage.stageKey, value: decode(stage.stageValue, engine.clock.now()) }
  })
  return { data: { list: aggregate(engine, collection, stages).map(encode) } }
}
