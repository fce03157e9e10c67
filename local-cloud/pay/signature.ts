/** Signatures and encryption of WeChat Pay V3, the platform's side. node:crypto only. */
import { createCipheriv, createSign, createVerify, randomBytes } from 'node:crypto'
import type { PayKeys } from './pay-keys'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048'
const CLOCK_SKEW_MS = 5 * 60_000

export function rsaSign(message: string, privateKey: string): string {
  return createSign('RSA-SHA256').update(message, 'utf8').sign(privateKey, 'base64')
}

export function rsaVerify(message: string, signature: string, publicKey: string): boolean {
  return createVerify('RSA-SHA256').update(message, 'utf8').verify(publicKey, signature, 'base64')
}

export interface SignedRequest {
  readonly method: string
  /** Paths with query under which the merchant may have signed; one of them must fit. */
  readonly urls: readonly string[]
  readonly body: string
  readonly authorization: string | undefined
}

/** Why a merchant's request is not authentic, or undefined when it is. */
export function findAuthorizationFault(
  request: SignedRequest,
  keys: PayKeys,
  nowMs: number,
): string | undefined {
  const [scheme, rest] = splitOnce(request.authorization ?? '', ' ')
  if (scheme !== SCHEME) return `the scheme must be ${SCHEME}`
  const fields = new Map<string, string>()
  for (const match of rest.matchAll(/(\w+)="([^"]*)"/g)) fields.set(match[1] ?? '', match[2] ?? '')
  const need = (name: string): string => fields.get(name) ?? ''
  if (need('mchid') !== keys.mchid) return 'mchid is unknown'
  if (need('serial_no').toUpperCase() !== keys.merchantSerial)
    return 'serial_no is not of a certificate of this merchant'
  if (!/^\w{1,64}$/.test(need('nonce_str'))) return 'nonce_str is missing'
  const timestamp = need('timestamp')
  if (!/^\d{10}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - nowMs) > CLOCK_SKEW_MS) {
    return 'timestamp is more than five minutes off'
  }
  const fits = request.urls.some(url => {
    const message = `${request.method}\n${url}\n${timestamp}\n${need('nonce_str')}\n${request.body}\n`
    return rsaVerify(message, need('signature'), keys.merchantPublicKey)
  })
  return fits ? undefined : 'the signature does not fit method, path, timestamp, nonce and body'
}

/** Headers that prove an answer or a notification to be the platform's. */
export function platformHeaders(body: string, keys: PayKeys, nowMs: number): Record<string, string> {
  const timestamp = String(Math.floor(nowMs / 1000))
  const nonce = randomBytes(16).toString('hex')
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': keys.platformSerial,
    'Wechatpay-Signature': rsaSign(`${timestamp}\n${nonce}\n${body}\n`, keys.platformPrivateKey),
    'Wechatpay-Signature-Type': SCHEME,
    'Request-ID': randomBytes(16).toString('hex').toUpperCase(),
  }
}

/** What wx.requestPayment is given. */
export interface PaySignature {
  readonly appId: string
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: string
  readonly paySign: string
}

export function isPaySignatureValid(signed: PaySignature, keys: PayKeys): boolean {
  if (signed.signType !== 'RSA') return false
  const message = `${signed.appId}\n${signed.timeStamp}\n${signed.nonceStr}\n${signed.package}\n`
  return rsaVerify(message, signed.paySign, keys.merchantPublicKey)
}

export interface EncryptedResource {
  readonly original_type: string
  readonly algorithm: 'AEAD_AES_256_GCM'
  readonly ciphertext: string
  readonly associated_data: string
  readonly nonce: string
}

/** Encrypts a notification's content with the merchant's API v3 key. */
export function encryptResource(content: unknown, originalType: string, apiV3Key: string): EncryptedResource {
  const nonce = randomBytes(6).toString('hex')
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from(originalType))
  const ciphertext = Buffer.concat([
    cipher.update(JSON.stringify(content), 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ])
  return {
    original_type: originalType,
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: ciphertext.toString('base64'),
    associated_data: originalType,
    nonce,
  }
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}
