/** What `npm start` was asked for. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, root } from '../lib/project.mjs'

export const help = `npm start -- [options]

Starts the shop on this machine: the local cloud, its functions, and the shop in the browser.

  --port N      port to listen on (default 8787)
  --data DIR    where data is kept (default .data)
  --shop DIR    the shop's folder (default shop/demo)
  --reset       throw the kept data away and begin anew
  --verbose     also show what the cloud functions print
  --help        this text`

/** @throws Failure with one sentence for a flag that is unknown or has a bad value */
export function readOptions(argv) {
  let values
  try {
    values = parseArgs({
      args: argv,
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        shop: { type: 'string' },
        reset: { type: 'boolean' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean' },
      },
      strict: true,
      allowPositionals: false,
    }).values
  } catch (error) {
    throw new Failure(`${error.message.split('. ')[0]}. See npm start -- --help.`)
  }
  const port = values.port === undefined ? 8787 : Number(values.port)
  if (!/^\d+$/.test(values.port ?? '0') || port > 65535) {
    throw new Failure(`--port must be a number from 0 to 65535, not ${values.port}.`)
  }
  for (const name of ['data', 'shop']) {
    if (values[name] === '') throw new Failure(`--${name} needs a directory.`)
  }
  return {
    port,
    dataDir: values.data === undefined ? resolve(root, '.data') : resolve(values.data),
    shopDir: values.shop === undefined ? resolve(root, 'shop', 'demo') : resolve(values.shop),
    reset: values.reset ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
  }
}
