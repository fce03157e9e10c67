import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findNewerApis } from '../../tools/build/newer-apis'
import { forget, hashOf, isFresh, remember } from '../../tools/lib/stamp.mjs'
import { chooseStages } from '../../tools/test/main.mjs'
import { countJest } from '../../tools/test/stages.mjs'
import { root } from './support'

const dir = mkdtempSync(join(tmpdir(), 'build-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('uses of what the target runtime does not have are found by line, comments are not uses', () => {
  const file = join(dir, 'a.ts')
  writeFileSync(
    file,
    [
      '// Object.groupBy(x) would be nice',
      'const a = Object.groupBy(b, c)',
      'list.toSorted()',
      'port.fetch(url)',
    ].join('\n'),
  )
  expect(findNewerApis([file]).map(use => [use.line, use.api])).toEqual(
    expect.arrayContaining([
      [2, 'Object.groupBy'],
      [3, 'Array.prototype.toSorted'],
    ]),
  )
  expect(findNewerApis([file]).some(use => use.line === 1 || use.line === 4)).toBe(false)
})

test('an output is fresh until a file, a name or a setting changes, or the output is gone', () => {
  const rel = `.cache/test-stamp-${process.pid}`
  mkdirSync(join(root, rel), { recursive: true })
  writeFileSync(join(root, rel, 'in'), '1')
  const hash = () => hashOf([rel], { mode: 'a' })
  const first = hash()
  expect(isFresh(rel, first, [])).toBe(false)
  remember(rel, first)
  expect(isFresh(rel, hash(), [`${rel}/in`])).toBe(true)
  expect(isFresh(rel, hash(), [`${rel}/gone`])).toBe(false)
  expect(hashOf([rel], { mode: 'b' })).not.toBe(first)
  writeFileSync(join(root, rel, 'in'), '2')
  expect(isFresh(rel, hash(), [])).toBe(false)
  writeFileSync(join(root, rel, 'in'), '1')
  writeFileSync(join(root, rel, 'other'), '')
  expect(isFresh(rel, hash(), [])).toBe(false)
  forget(rel)
  expect(isFresh(rel, first, [])).toBe(false)
  rmSync(join(root, rel), { recursive: true })
})

test('a test file that cannot even be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [{}, {}, {}, {}] },
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [] },
    ],
  }
  expect(countJest(report)).toEqual({ passed: 3, failed: 2 })
})

test('a stage brings the builds it needs, in order, once', () => {
  const stage = (name: string, needs: string[] = []) => ({
    name,
    title: name,
    needs,
    run: async () => ({ passed: 0, failed: 0 }),
  })
  const stages = [stage('a'), stage('build:x'), stage('b', ['build:x']), stage('c', ['build:x'])]
  expect(chooseStages(['c', 'b'], stages).map(({ name }) => name)).toEqual(['build:x', 'b', 'c'])
  expect(chooseStages([], stages)).toHaveLength(4)
  expect(() => chooseStages(['d'], stages)).toThrow('There is no stage d')
})
