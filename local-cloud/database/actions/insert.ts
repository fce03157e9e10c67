import { Version } from '../document-cache'
import { checkDocument } from '../documents'
import { decode } from '../ejson'
import type { Engine } from '../engine'
import { duplicateKey, invalidParam } from '../errors'
import type { Doc } from '../types'
import { isPlainObject } from '../values'
import { type Action, inTransaction, transactionOf } from './action'

/** `add(...)`, one document or many. Many are inserted in order; the first refusal stops and keeps the rest out. */
export const insertDocument: Action = async (engine, params) => {
  const collection = engine.collection(params.collectionName)
  if (!Array.isArray(params.data) || params.data.length === 0)
    throw invalidParam('data must be a nonempty array')
  const documents = params.data.map(text => newDocument(engine, text))
  const tx = transactionOf(engine, params)
  const alreadyThere = (doc: Doc) => duplicateKey(collection.name, '_id_', `_id: ${JSON.stringify(doc._id)}`)
  if (tx) {
    inTransaction(engine, tx, () => {
      for (const doc of documents) {
        const id = engine.idKey(doc._id)
        if (engine.read(collection, id, tx)) throw alreadyThere(doc)
        engine.putInTransaction(tx, collection, id, Version.of(doc))
      }
    })
  } else {
    await engine.writeEach(documents, (batch, doc) => {
      const id = engine.idKey(doc._id)
      const blocked = engine.blockedOn(collection, id)
      if (blocked) return blocked
      if (engine.committed(collection, id)) throw alreadyThere(doc)
      return engine.put(batch, collection, id, undefined, Version.of(doc))
    })
  }
  return { data: { insertedIds: documents.map(({ _id }) => _id) } }
}

function newDocument(engine: Engine, text: unknown): Doc {
  if (typeof text !== 'string') throw invalidParam('data entries must be EJSON strings')
  const document = decode(text, engine.clock.now())
  if (!isPlainObject(document)) throw invalidParam('a document must be an object')
  checkDocument(document, '')
  if (document._id === undefined) return { _id: engine.newId(), ...document }
  engine.idKey(document._id)
  return document as Doc
}
