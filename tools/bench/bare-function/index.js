/**
 * A function without a shop: the requests that one redemption makes, straight through the SDK and one after the other,
 * as often as the event says. What they change is nobody's.
 */
const cloudbase = require('@cloudbase/node-sdk')

const app = cloudbase.init({ env: process.env.TCB_ENV, keepalive: true })

exports.main = async ({ memberId, rewardId, stockId, times, name }) => {
  const database = app.database()
  const _ = database.command
  const one = (collection, where) => database.collection(collection).where(where).limit(1).get()
  for (let i = 0; i < times; i++) {
    const { data } = await one('accounts', { _id: memberId })
    await one('rewards', { _id: rewardId })
    const { version, state, journal } = data[0]
    await database
      .collection('stock')
      .where({ _id: stockId, available: _.gte(1) })
      .update({ available: _.inc(-1) })
    // As much is written as a redemption writes: its lots and its journal.
    await database
      .collection('accounts')
      .where({ _id: memberId, version })
      .update({
        version: version + 1,
        'state.lots': _.set(state.lots),
        'state.chain': _.set(state.chain),
        journal: _.set(journal),
      })
    await database.collection('orders').add({ _id: `${name}-${i}`, claimKey: `${name}-${i}`, todo: 'none' })
  }
  return times
}
