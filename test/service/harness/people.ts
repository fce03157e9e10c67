/** The demo shop's people, by the ids of people.json. */
import people from '../../../shop/demo/people.json'

type PersonId = 'visitor' | 'silver' | 'gold' | 'plain' | 'clerk' | 'manager'

function person(id: PersonId): { openid: string; phone: string } {
  const found = people.find(p => p.id === id)
  if (!found) throw new Error(`people.json has no ${id}`)
  return found
}

export const OPENID: Record<PersonId, string> = {
  visitor: person('visitor').openid,
  silver: person('silver').openid,
  gold: person('gold').openid,
  plain: person('plain').openid,
  clerk: person('clerk').openid,
  manager: person('manager').openid,
}
export const phoneOf = (id: PersonId): string => person(id).phone
/** The clerk's store, and the other one. */
export const OWN_STORE = 'anfu'
