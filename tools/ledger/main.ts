/**
 * `npm run ledger -- verify | rebuild | statement MEMBER [--data DIR]`: the books of a data directory, from outside the
 * shop that wrote them. The shop must be stopped.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Failure, root, runTool } from '../lib/project.mjs'
import { readData, type ShopData } from './open-data'
import { rebuild } from './rebuild'
import { statement } from './statement'
import { verify } from './verify'

const USAGE = 'usage: npm run ledger -- verify | rebuild | statement MEMBER [--data DIR]'

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: resolve(root, '.data') } },
  })
  const [verb, member] = positionals
  const run = COMMANDS[verb ?? '']
  if (!run || (verb === 'statement' && !member)) throw new Failure(USAGE)
  const data = await readData(resolve(values.data))
  run(data, member ?? '')
}

const COMMANDS: Readonly<Record<string, (data: ShopData, member: string) => void>> = {
  verify(data) {
    const { faults, ...counts } = verify(data, Date.now())
    const looked = `${counts.members} members, ${counts.entries} entries, ${counts.orders} orders, ${counts.stock} kinds of stock`
    if (faults.length)
      throw new Failure(`${looked}\nThe first thing wrong: ${faults[0]}\n${faults.length} in all.`)
    console.log(`${looked}: every chain holds, entries = lots = balance, nothing overspent, stock conserved`)
  },
  rebuild(data) {
    const found = rebuild(data)
    for (const { memberId, part, stored, rebuilt } of found) {
      console.error(
        `member ${memberId}: ${part}\n  stored  ${JSON.stringify(stored)}\n  rebuilt ${JSON.stringify(rebuilt)}`,
      )
    }
    if (found.length) throw new Failure(`${found.length} parts of accounts are not what their entries give`)
    console.log(`${data.accounts.length} accounts rebuilt from their entries: all as stored`)
  },
  statement(data, member) {
    const lines = statement(data, member, Date.now())
    if (!lines) throw new Failure(`no member ${member}: give a member id or a phone number`)
    console.log(lines.join('\n'))
  },
}

void runTool(main)
