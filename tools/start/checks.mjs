/** What can be known before minutes are spent on installing and building. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { Failure } from '../lib/project.mjs'

/** What the local cloud keeps in its data directory. */
const OURS = ['database', 'platform.sqlite', 'platform.sqlite-wal', 'platform.sqlite-shm', 'logs']

function explain(error, dir) {
  if (error.code === 'ENOSPC') return new Failure(`The disk is full: no data can be written to ${dir}.`)
  return new Failure(`The data directory ${dir} cannot be written (${error.code ?? error.message}).`)
}

/** Makes a directory and its parents, one by one: Node's recursive mkdir never ends where the system refuses with ENOENT. */
function makeDir(dir) {
  if (existsSync(dir)) return
  const parent = dirname(dir)
  if (parent !== dir) makeDir(parent)
  mkdirSync(dir)
}

/** @throws Failure when the directory cannot take data */
export function checkDataDir(dir) {
  const probe = join(dir, '.write-probe')
  try {
    makeDir(dir)
    writeFileSync(probe, Buffer.alloc(4096))
    unlinkSync(probe)
  } catch (error) {
    throw explain(error, dir)
  }
}

/** @throws Failure when there is no shop */
export function checkShopDir(dir) {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    throw new Failure(`There is no shop folder ${dir}.`)
  try {
    accessSync(dir, constants.R_OK)
  } catch {
    throw new Failure(`The shop folder ${dir} cannot be read.`)
  }
}

/** @throws Failure when the directory holds anything that an earlier start did not put there */
export function checkReset(dir) {
  const strange = readdirSync(dir).filter(name => !OURS.includes(name))
  if (strange.length > 0) {
    throw new Failure(`${dir} holds files that are not of this shop (${strange[0]}): it will not be emptied.`)
  }
}

/** @throws Failure when the port is taken */
export function checkPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', error => {
      const why = error.code === 'EACCES' ? 'may not be used by this user' : 'is in use'
      reject(new Failure(`Port ${port} ${why}: choose another with npm start -- --port N.`))
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve()))
  })
}
