import { Context } from 'mingo'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'
import { fieldValues } from './paths'
import { compareValues, typeOrderOf } from './values'

type Holds = (order: number) => boolean

/**
 * An ordered comparison as MongoDB makes it: within the operand's type only, strings by code point. The
 * indexes order the same way, so a query answers the same with an index as without.
 */
const ordered = (holds: Holds) => (selector: string, operand: unknown, _options: unknown) => {
  const type = typeOrderOf(operand)
  return (document: unknown) =>
    fieldValues(document, selector).values.some(
      value => typeOrderOf(value) === type && holds(compareValues(value, operand)),
    )
}

/** Mingo's operators, with the ordered comparisons replaced. The first registration of a name counts. */
export const mingoContext = Context.init({ accumulator, expression, pipeline, projection })
  .addQueryOps({
    $gt: ordered(order => order > 0),
    $gte: ordered(order => order >= 0),
    $lt: ordered(order => order < 0),
    $lte: ordered(order => order <= 0),
  })
  .addQueryOps(query)
