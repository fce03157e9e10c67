import { createHmac } from 'node:crypto'
import { memberCode, namedMember, STEP_MS, stepAt, verifyMemberCode } from '@/domain/member-code/member-code'

const SECRET = 'a member’s secret 秘密'
const ID = '1000000001'
const STEP = 59_000_000
/** Ten seconds into the step. */
const NOW = STEP * STEP_MS + 10_000

const verify = (code: string, usedStep = 0, nowMs = NOW) => verifyMemberCode(SECRET, code, usedStep, nowMs)

/** RFC 4226 dynamic truncation written anew over node:crypto. */
function expectedCode(secret: string, id: string, step: number): string {
  const digest = createHmac('sha256', secret).update(`${id}.${step}`).digest()
  const word = digest.readUInt32BE(digest[31]! & 15) & 0x7fffffff
  return id + String(word % 100_000_000).padStart(8, '0')
}

test('a step is half a minute', () => {
  expect(STEP_MS).toBe(30_000)
  expect(stepAt(0)).toBe(0)
  expect(stepAt(29_999)).toBe(0)
  expect(stepAt(30_000)).toBe(1)
})

test('truncation agrees with RFC 4226 over node:crypto, for a thousand steps', () => {
  let padded = 0
  for (let step = STEP; step < STEP + 1_000; step++) {
    const code = memberCode(SECRET, ID, step)
    expect(code).toBe(expectedCode(SECRET, ID, step))
    expect(code).toMatch(/^1000000001\d{8}$/)
    if (code[10] === '0') padded += 1
  }
  expect(padded).toBeGreaterThan(50)
})

test('a code of record, computed with another language’s HMAC', () => {
  expect(memberCode('secret', '1000000001', 1)).toBe(expectedCode('secret', '1000000001', 1))
  expect(memberCode('secret', '1000000001', 1)).toBe('100000000187558041')
})

test('codes differ by step, by member and by secret', () => {
  const codes = new Set([
    memberCode(SECRET, ID, STEP),
    memberCode(SECRET, ID, STEP + 1),
    memberCode(SECRET, '1000000002', STEP),
    memberCode(`${SECRET}x`, ID, STEP),
  ])
  expect(codes.size).toBe(4)
})

describe('a genuine code', () => {
  test.each([-1, 0, 1])('of step now %i is accepted', off => {
    expect(verify(memberCode(SECRET, ID, STEP + off))).toEqual({ ok: true, value: STEP + off })
  })
  test('is accepted to the last ms of the step after it, and stale then', () => {
    const code = memberCode(SECRET, ID, STEP)
    expect(verify(code, 0, (STEP + 2) * STEP_MS - 1).ok).toBe(true)
    expect(verify(code, 0, (STEP + 2) * STEP_MS)).toEqual({
      ok: false,
      error: { code: 'member_code_stale', ageMs: STEP_MS },
    })
  })
  test.each([2, 3, 20])('of %i steps ago is stale, by so much', steps => {
    expect(verify(memberCode(SECRET, ID, STEP - steps))).toEqual({
      ok: false,
      error: { code: 'member_code_stale', ageMs: (steps - 1) * STEP_MS + 10_000 },
    })
  })
  test.each([-21, -1_000, 2, 1_000])('of step now %i is not known', off => {
    expect(verify(memberCode(SECRET, ID, STEP + off))).toEqual({
      ok: false,
      error: { code: 'member_code_wrong' },
    })
  })
})

describe('a code is good once', () => {
  test('the same code, and its copy, are used', () => {
    const code = memberCode(SECRET, ID, STEP)
    const first = verify(code)
    expect(first.ok).toBe(true)
    expect(verify(code, STEP)).toEqual({ ok: false, error: { code: 'member_code_used' } })
  })
  test('so is an older one that was never shown', () => {
    expect(verify(memberCode(SECRET, ID, STEP - 1), STEP)).toMatchObject({
      error: { code: 'member_code_used' },
    })
  })
  test('the next one is not', () => {
    expect(verify(memberCode(SECRET, ID, STEP + 1), STEP)).toEqual({ ok: true, value: STEP + 1 })
  })
  test('a used one that is stale as well is told as used', () => {
    const old = memberCode(SECRET, ID, STEP - 5)
    expect(verify(old, STEP - 5)).toMatchObject({ error: { code: 'member_code_used' } })
    expect(verify(old, STEP - 6)).toMatchObject({ error: { code: 'member_code_stale' } })
  })
})

describe('a code that was never ours', () => {
  const genuine = memberCode(SECRET, ID, STEP)
  test('one digit off, anywhere in the proof, is wrong', () => {
    for (let i = 10; i < 18; i++) {
      for (let add = 1; add < 10; add++) {
        const digit = (Number(genuine[i]) + add) % 10
        const forged = genuine.slice(0, i) + digit + genuine.slice(i + 1)
        expect(verify(forged)).toEqual({ ok: false, error: { code: 'member_code_wrong' } })
      }
    }
  })
  test('the proof of another member, or under another secret, is wrong', () => {
    const other = memberCode(SECRET, '1000000002', STEP)
    expect(verify(ID + other.slice(10))).toMatchObject({ error: { code: 'member_code_wrong' } })
    expect(verify(memberCode('x', ID, STEP))).toMatchObject({ error: { code: 'member_code_wrong' } })
  })
  test.each([
    '',
    '1',
    genuine.slice(1),
    `${genuine}0`,
    ` ${genuine.slice(1)}`,
    `${genuine}\n`,
    `${genuine.slice(0, 17)}x`,
    genuine.replace(/\d/g, d => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    `-${genuine.slice(1)}`,
    '1e17'.padEnd(18, '0'),
  ])('%p is malformed', code => {
    expect(verify(code)).toEqual({ ok: false, error: { code: 'member_code_malformed' } })
    expect(namedMember(code)).toEqual({ ok: false, error: { code: 'member_code_malformed' } })
  })
  test('names its member before anything is proved', () => {
    expect(namedMember(genuine)).toEqual({ ok: true, value: ID })
  })
  test('served twice within one step, the code shown next is good at once, and none beyond it', () => {
    const ahead = (steps: number) => memberCode(SECRET, ID, STEP + steps)
    expect(verify(ahead(2))).toMatchObject({ error: { code: 'member_code_wrong' } })
    expect(verify(ahead(2), STEP + 1)).toEqual({ ok: true, value: STEP + 2 })
    expect(verify(ahead(3), STEP + 1)).toMatchObject({ error: { code: 'member_code_wrong' } })
    expect(verify(ahead(3), STEP + 2)).toMatchObject({ error: { code: 'member_code_wrong' } })
  })
})
