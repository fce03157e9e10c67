import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Person } from '../types'

const distinct = (people: readonly Person[], key: 'id' | 'openid' | 'phone'): boolean =>
  new Set(people.map(person => person[key])).size === people.length

/** Other keys, such as a member's history, belong to the seeding and are left alone here. */
const personSchema = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,31}$/), v.notValue('new')),
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  openid: v.pipe(v.string(), v.regex(/^o[A-Za-z0-9_-]{5,40}$/, 'an openid: o and letters, digits, - or _')),
  phone: v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/, 'a mainland mobile number')),
  role: v.picklist(['visitor', 'member', 'clerk', 'manager']),
  description: v.string(),
})

const peopleSchema = v.pipe(
  v.array(personSchema),
  v.check(people => distinct(people, 'id'), 'two people with one id'),
  v.check(people => distinct(people, 'openid'), 'two people with one openid'),
  v.check(people => distinct(people, 'phone'), 'two people with one phone'),
)

/**
 * The people of a shop folder, from its `people.json` (an array). No file: nobody, and only fresh visitors can come.
 * @throws Error naming the place in the file when it is not valid
 */
export function loadPeople(shopDir: string): Person[] {
  const file = join(shopDir, 'people.json')
  if (!existsSync(file)) return []
  const decoded = v.safeParse(peopleSchema, JSON.parse(readFileSync(file, 'utf8')))
  if (decoded.success) return decoded.output
  const issue = decoded.issues[0]
  throw new Error(`${file}: ${v.getDotPath(issue) ?? 'top level'}: ${issue.message}`)
}
