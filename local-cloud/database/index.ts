/** WeChat's document database on one machine, spoken to by the real SDK over its own wire protocol. */

export { systemClock } from './clock'
export { openDatabase } from './core'
export {
  type CollectionDeclaration,
  type DeclarationError,
  type IndexDeclaration,
  loadDeclarations,
  parseDeclarations,
} from './declaration'
export { type Result, type StorageFailure, type StorageFailureCode, WireError } from './errors'
export { databaseApp, type RunningDatabase, type StartFailure, startDatabase } from './http'
export { inProcessDatabase } from './in-process'
export type {
  Clock,
  DatabaseCore,
  DatabaseOptions,
  Fault,
  FaultPlan,
  RequestInfo,
  Stats,
  StatsSnapshot,
  WireParams,
  WireResponse,
} from './types'
