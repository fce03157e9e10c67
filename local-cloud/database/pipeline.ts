import { invalidParam, notSupported } from './errors'
import { checkExpression } from './expressions'
import { compileQuery, type Filter } from './query'
import { isPlainObject } from './values'

/** One aggregation stage, checked. */
export interface Stage {
  name: string
  value: unknown
}

const plainStages = new Set(['$count', '$limit', '$skip', '$sample', '$sort', '$unwind'])
const expressionStages = new Set([
  '$addFields',
  '$bucket',
  '$bucketAuto',
  '$group',
  '$project',
  '$replaceRoot',
  '$sortByCount',
])

/**
 * Checks the stages of a pipeline, also those nested in `$lookup`. A stage or operator that nobody here
 * knows is refused by its name, `$out` and `$merge` in particular: a pipeline only reads.
 */
export function checkStages(raw: readonly Stage[]): Stage[] {
  return raw.map(({ name, value }) => {
    if (plainStages.has(name)) return { name, value }
    if (expressionStages.has(name)) {
      checkExpressionStage(value)
      return { name, value }
    }
    if (name === '$match') return { name, value: matchFilter(value) }
    if (name === '$lookup') return { name, value: checkLookup(value) }
    throw notSupported(`aggregation stage ${name}`)
  })
}

function matchFilter(value: unknown): Filter {
  if (!isPlainObject(value)) throw invalidParam('$match needs an object')
  return compileQuery(value).filter
}

/** The top level of such a stage names output fields, which may look like anything but operators. */
function checkExpressionStage(value: unknown): void {
  if (!isPlainObject(value)) {
    checkExpression(value)
    return
  }
  for (const part of Object.values(value)) checkExpression(part)
}

function checkLookup(value: unknown): unknown {
  if (!isPlainObject(value)) throw invalidParam('$lookup needs an object')
  const { pipeline } = value
  if (pipeline === undefined) return value
  if (!Array.isArray(pipeline)) throw invalidParam('$lookup pipeline must be an array')
  const stages = pipeline.map(stage => {
    const [entry, ...more] = isPlainObject(stage) ? Object.entries(stage) : []
    if (!entry || more.length > 0) throw invalidParam('a pipeline stage is an object with one key')
    return { name: entry[0], value: entry[1] }
  })
  return { ...value, pipeline: checkStages(stages).map(stage => ({ [stage.name]: stage.value })) }
}
