import type { Action } from './action'
import { addCollection } from './collections'
import { insertDocument } from './insert'
import { modifyAndReturnDoc, modifyDocument, removeDocument } from './modify'
import { aggregateDocuments, calculateDocument, getDocument } from './read'
import { abortTransaction, commitTransaction, startTransaction } from './transaction'

/** Every wire action the database carries out; any other is refused by name. */
export const actions: ReadonlyMap<string, Action> = new Map(
  Object.entries({
    'database.addCollection': addCollection,
    'database.insertDocument': insertDocument,
    'database.getDocument': getDocument,
    'database.calculateDocument': calculateDocument,
    'database.modifyDocument': modifyDocument,
    'database.modifyAndReturnDoc': modifyAndReturnDoc,
    'database.removeDocument': removeDocument,
    'database.aggregateDocuments': aggregateDocuments,
    'database.startTransaction': startTransaction,
    'database.commitTransaction': commitTransaction,
    'database.abortTransaction': abortTransaction,
  }),
)
