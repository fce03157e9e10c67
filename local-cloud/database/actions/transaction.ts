import { transactionNotExist } from '../errors'
import { type Action, transactionOf } from './action'

/** `startTransaction()`. The snapshot is taken by the first operation. */
export const startTransaction: Action = engine => ({ transactionId: engine.transactions.begin().id })

/** `commit()`. When this answers without a code, all writes are on disk. */
export const commitTransaction: Action = (engine, params) => {
  const tx = transactionOf(engine, params)
  if (!tx) throw transactionNotExist()
  engine.commitTransaction(tx)
  return { data: {} }
}

/** `rollback()`. */
export const abortTransaction: Action = (engine, params) => {
  const tx = transactionOf(engine, params)
  if (!tx) throw transactionNotExist()
  engine.transactions.abort(tx)
  return { data: {} }
}
