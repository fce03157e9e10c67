import { Context } from 'mingo'
import * as accumulator from 'mingo/operators/accumulator'
import * as expression from 'mingo/operators/expression'
import * as pipeline from 'mingo/operators/pipeline'
import * as projection from 'mingo/operators/projection'
import * as query from 'mingo/operators/query'

/** Mingo's operators. Pipelines are checked before they run, so only known ones are ever reached. */
export const mingoContext = Context.init({ accumulator, expression, pipeline, projection, query })
