'use strict'
/**
 * One instance of a cloud function: a process that loads one bundle and handles one event at a time.
 * Plain CommonJS, because it runs under bare Node inside the function's own memory limit, with no loader around it.
 *
 * Messages in:  {type: 'invoke', id, event, context, env}
 * Messages out: {type: 'ready', requireMs} | {type: 'load_failed', error}
 *               {type: 'done', id, result} | {type: 'failed', id, error}     with error {name, message, stack}
 */
const { performance } = require('node:perf_hooks')

const bundleFile = process.argv[2]

function describe(thrown) {
  if (thrown instanceof Error)
    return { name: thrown.name, message: thrown.message, stack: String(thrown.stack) }
  return { name: 'Error', message: String(thrown), stack: String(thrown) }
}

function send(message) {
  if (process.connected) process.send(message)
}

// The server went away: an instance has no reason to stay.
process.on('disconnect', () => process.exit(0))
// A terminal's Ctrl-C reaches the whole group; the server decides when its instances end.
process.on('SIGINT', () => {})

const startedMs = performance.now()
let main
try {
  main = require(bundleFile).main
  if (typeof main !== 'function') throw new Error('the bundle exports no function named main')
  send({ type: 'ready', requireMs: performance.now() - startedMs })
} catch (error) {
  console.error(error)
  send({ type: 'load_failed', error: describe(error) })
}

/** Puts the variables of one event in place and returns what puts the former ones back. */
function wear(env) {
  const before = {}
  for (const name of Object.keys(env)) {
    before[name] = process.env[name]
    process.env[name] = env[name]
  }
  return () => {
    for (const name of Object.keys(before)) {
      if (before[name] === undefined) delete process.env[name]
      else process.env[name] = before[name]
    }
  }
}

process.on('message', async message => {
  if (message.type !== 'invoke') return
  const takeOff = wear(message.env)
  let answer
  try {
    const result = await main(message.event, message.context)
    answer = { type: 'done', id: message.id, result: result === undefined ? null : JSON.stringify(result) }
  } catch (error) {
    console.error(error)
    answer = { type: 'failed', id: message.id, error: describe(error) }
  } finally {
    takeOff()
  }
  send(answer)
})
