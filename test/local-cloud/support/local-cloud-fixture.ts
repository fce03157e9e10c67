import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type LocalCloud, type LocalCloudOptions, type Person, startLocalCloud } from '../../../local-cloud'

const fixtures = resolve(__dirname, '../../fixtures/functions')

export const lin: Person = {
  id: 'lin',
  name: '林小满',
  openid: 'oLin000000000000000000000000',
  phone: '13800000001',
  role: 'member',
  description: '银卡会员',
}
export const chen: Person = {
  ...lin,
  id: 'chen',
  name: '陈店员',
  openid: 'oChen00000000000000000000000',
  phone: '13800000002',
  role: 'clerk',
}

export interface CloudFixture {
  readonly dir: string
  readonly dataDir: string
  readonly distDir: string
  readonly shopDir: string
  start(options?: Partial<LocalCloudOptions>): Promise<LocalCloud>
  /** Stops what was started and removes the files. */
  remove(): Promise<void>
}

/** A folder of its own with a small shop, the fixture functions linked to the project's packages, and an empty data dir. */
export function cloudFixture(): CloudFixture {
  const dir = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const dataDir = join(dir, 'data')
  const distDir = join(dir, 'dist')
  const shopDir = join(dir, 'shop')
  mkdirSync(distDir)
  symlinkSync(resolve(__dirname, '../../../node_modules'), join(distDir, 'node_modules'))
  cpSync(fixtures, join(distDir, 'cloudfunctions'), { recursive: true })
  mkdirSync(join(distDir, 'h5', 'js'), { recursive: true })
  writeFileSync(join(distDir, 'h5', 'index.html'), '<!doctype html><title>h5</title>')
  writeFileSync(join(distDir, 'h5', 'js', 'app.1a2b3c4d.js'), 'void 0')
  mkdirSync(join(shopDir, 'pictures', 'products'), { recursive: true })
  writeFileSync(join(shopDir, 'pictures', 'products', 'cup.webp'), 'not really a picture')
  writeFileSync(join(shopDir, 'shop.json'), JSON.stringify({ name: '禾里 <试>' }))
  writeFileSync(join(shopDir, 'people.json'), JSON.stringify([lin, chen]))
  const databaseSchemaFile = join(dir, 'database.json')
  writeFileSync(
    databaseSchemaFile,
    JSON.stringify({
      collections: [
        {
          name: 'notes',
          permission: 'ADMINONLY',
          indexes: [{ name: 'by', keys: [{ field: 'by', order: 'asc' }] }],
        },
      ],
    }),
  )
  const started: LocalCloud[] = []
  return {
    dir,
    dataDir,
    distDir,
    shopDir,
    async start(options = {}) {
      const cloud = await startLocalCloud({
        dataDir,
        distDir,
        shopDir,
        databaseSchemaFile,
        port: 0,
        quiet: true,
        timers: false,
        seed: null,
        ...options,
      })
      started.push(cloud)
      return cloud
    },
    async remove() {
      for (const cloud of started) await cloud.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Signs in and returns what a client does with a session. */
export async function signIn(cloud: LocalCloud, person: string) {
  const login = await postJson(`${cloud.url}/wx/login`, { person })
  const session = login.body as { session: string; openid: string; person: string }
  const authorization = `Bearer ${session.session}`
  return {
    ...session,
    authorization,
    call: (name: string, event: unknown) => postJson(`${cloud.url}/call/${name}`, event, { authorization }),
    post: (path: string, body: unknown) => postJson(`${cloud.url}${path}`, body, { authorization }),
  }
}

export interface JsonAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, unknown>
}

export async function postJson(
  url: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  }
}
