import { createHash, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { PlatformStore } from '../platform-store'

const makeKeyPair = promisify(generateKeyPair)

/** The keys and numbers of one merchant at one payment platform. Keys are PEM. */
export interface PayKeys {
  readonly mchid: string
  readonly merchantPrivateKey: string
  readonly merchantPublicKey: string
  /** Serial of the merchant's certificate: 40 hex digits. */
  readonly merchantSerial: string
  readonly platformPrivateKey: string
  readonly platformPublicKey: string
  /** Id of the platform's public key, in WeChat's form. */
  readonly platformSerial: string
  /** 32 characters. */
  readonly apiV3Key: string
}

async function rsaPair(): Promise<{ publicKey: string; privateKey: string }> {
  return makeKeyPair('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
}

/** The keys of this data directory, made on the first start and the same ever after. */
export async function ensurePayKeys(store: PlatformStore): Promise<PayKeys> {
  const known = store.getMeta('payKeys')
  if (known !== undefined) return JSON.parse(known) as PayKeys
  const [merchant, platform] = await Promise.all([rsaPair(), rsaPair()])
  const digest = (pem: string): string => createHash('sha256').update(pem).digest('hex')
  const mchid = `19${BigInt(`0x${digest(merchant.publicKey).slice(0, 12)}`)
    .toString()
    .slice(0, 8)
    .padStart(8, '0')}`
  const keys: PayKeys = {
    mchid,
    merchantPrivateKey: merchant.privateKey,
    merchantPublicKey: merchant.publicKey,
    merchantSerial: digest(merchant.publicKey).slice(0, 40).toUpperCase(),
    platformPrivateKey: platform.privateKey,
    platformPublicKey: platform.publicKey,
    platformSerial: `PUB_KEY_ID_01${mchid}${digest(platform.publicKey).replace(/\D/g, '').slice(0, 18)}`,
    apiV3Key: store.secret('apiV3Key', 16),
  }
  store.setMeta('payKeys', JSON.stringify(keys))
  return keys
}
