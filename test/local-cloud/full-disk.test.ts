import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { PlatformStore } from '../../local-cloud/platform-store'
import { cloudFixture, postJson, signIn } from './support/local-cloud-fixture'
import { merchantOf } from './support/merchant'

/** A file system of its own that can be filled; only the superuser can make one, and only where the kernel allows it. */
function smallDisk(dir: string, size: string): (() => void) | undefined {
  mkdirSync(dir, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', dir], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return () => execFileSync('umount', ['-l', dir])
}

test('a store whose file may not grow refuses the write in its own words and keeps what it had', async () => {
  const fixture = cloudFixture()
  const store = PlatformStore.open(fixture.dataDir)
  store.setMeta('kept', 'yes')
  const pages = (store.sql.prepare('pragma page_count').get() as { page_count: number }).page_count
  store.sql.exec(`pragma max_page_count = ${pages}`)
  const write = (): void =>
    store.atomically(() => {
      store.setMeta('kept', 'no')
      store.setMeta('large', 'x'.repeat(100_000))
    })
  expect(write).toThrow('database or disk is full')
  expect(store.getMeta('kept')).toBe('yes')
  store.sql.exec('pragma max_page_count = 1000000')
  write()
  expect(store.getMeta('kept')).toBe('no')
  store.close()
  const file = new Database(join(fixture.dataDir, 'platform.sqlite'))
  expect(file.prepare('pragma integrity_check').get()).toMatchObject({ integrity_check: 'ok' })
  file.close()
  await fixture.remove()
})

test('a disk that fills up while the shop is open: refusals, no half payment, and on it goes when there is room', async () => {
  const fixture = cloudFixture()
  const disk = join(fixture.dir, 'disk')
  const unmount = smallDisk(disk, '6m')
  if (!unmount) {
    console.warn('no file system of a size can be mounted here: the test with a really full disk is left out')
    await fixture.remove()
    return
  }
  const silence = jest.spyOn(console, 'error').mockImplementation(() => {})
  try {
    const cloud = await fixture.start({ dataDir: join(disk, 'data') })
    const merchant = merchantOf(cloud)
    const asLin = await signIn(cloud, 'lin')
    const prepayId = String((await merchant.place('FULL0001')).body.prepay_id)
    const filler = join(disk, 'filler')
    try {
      execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k'], { stdio: 'ignore' })
    } catch {
      // dd ends with an error when the disk is full: that is what it is for.
    }
    expect(await merchant.sheet(prepayId, 'pay')).toMatchObject({
      status: 500,
      body: { error: { code: 'disk_full' } },
    })
    expect((await postJson(`${cloud.url}/wx/login`, { person: 'new' })).body).toMatchObject({
      error: { code: 'disk_full' },
    })
    const written = await asLin.call('echo', { do: 'write', texts: ['x'.repeat(50_000)] })
    expect((written.body.error as { message: string }).message).toContain('full disk')
    expect((await merchant.query('FULL0001')).body.trade_state).toBe('NOTPAY')

    rmSync(filler)
    expect((await merchant.sheet(prepayId, 'pay')).body).toEqual({ result: 'ok' })
    expect((await merchant.query('FULL0001')).body.trade_state).toBe('SUCCESS')
    expect((await asLin.call('echo', { do: 'write', texts: ['y'] })).body.result).toEqual(['y'])
    await cloud.close()
  } finally {
    silence.mockRestore()
    unmount()
    await fixture.remove()
  }
}, 60_000)
