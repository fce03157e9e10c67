import Taro from '@tarojs/taro'
import { USES_WX_CLOUD } from './base-url'
import { http } from './http'
import { currentPerson, rememberPerson } from './person'
import { forgetSession } from './session'
import { storage } from './storage'

/** One of the demo people of the local cloud. */
export interface DemoPerson {
  id: string
  name: string
  role: string
  description: string
}

/** True where the local cloud plays WeChat and the person at the screen can be changed. */
export const CAN_SWITCH_PERSON = !USES_WX_CLOUD

export { currentPerson }

/** The people one can be; empty where the local cloud does not answer. */
export async function demoPeople(): Promise<DemoPerson[]> {
  const answer = await http({ method: 'GET', path: '/wx/people' })
  if (
    !answer.reached ||
    typeof answer.data !== 'object' ||
    answer.data === null ||
    !('people' in answer.data)
  )
    return []
  return Array.isArray(answer.data.people) ? answer.data.people.filter(isPerson) : []
}

/** A person nobody knows yet: every time she is chosen she is a new one. */
const NEWCOMER = 'new'

function forgetPersonHere(person: string): void {
  forgetSession(person)
  storage.removeAll(`${person}.`)
}

/** Becomes another person and starts at the home page; `forget` empties the stores of the former one. */
export function becomePerson(person: string, forget: () => void): void {
  rememberPerson(person)
  if (person === NEWCOMER) forgetPersonHere(person)
  if (process.env.TARO_ENV === 'h5') {
    // A new address and a fresh start: the person belongs to the tab.
    window.location.href = `${window.location.pathname}?as=${encodeURIComponent(person)}`
    return
  }
  forget()
  void Taro.reLaunch({ url: '/pages/home/index' })
}

const isPerson = (value: unknown): value is DemoPerson =>
  typeof value === 'object' &&
  value !== null &&
  ['id', 'name', 'role', 'description'].every(
    key => typeof (value as Record<string, unknown>)[key] === 'string',
  )
