/** Serves a database until it is killed. Argument: the data directory. Prints its URL on one line. */
import { startDatabase } from '../../../local-cloud/database'
import { collection } from './collections'

async function main(dataDir: string | undefined): Promise<void> {
  if (!dataDir) throw new Error('usage: durability-server <data directory>')
  const started = await startDatabase({ dataDir, collections: [collection('things', '!key', 'pair')] })
  if (!started.ok) throw new Error(started.error.message)
  process.stdout.write(`${started.value.url}\n`)
}

void main(process.argv[2])
