/** The environment of a function's process: what the platform sets for its life, and what it sets for one event. */
import type { InvokeSource } from '../types'
import type { FunctionVersion } from './function-catalog'

const REGION = 'ap-shanghai'
const TCB_KEYS = ['TCB_ENV', 'TCB_SEQID', 'TRIGGER_SRC', 'TCB_SOURCE', 'TCB_SOURCE_IP']
const WX_KEYS = ['WX_CLIENTIP', 'WX_OPENID', 'WX_APPID', 'WX_API_TOKEN']

/**
 * Variables that stay while the process lives. The SDK is pointed at a path that belongs to no invocation, so that work
 * which a function left running after its answer is refused instead of going out to the internet.
 * The zone is UTC, as in the real cloud.
 */
export function baseVariables(
  target: FunctionVersion,
  credentials: { secretId: string; secretKey: string },
  idleAdminUrl: string,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    TZ: 'UTC',
    NODE_ENV: 'production',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: REGION,
    TENCENTCLOUD_SECRETID: credentials.secretId,
    TENCENTCLOUD_SECRETKEY: credentials.secretKey,
    SCF_FUNCTIONNAME: target.name,
    SCF_RUNTIME: 'Nodejs20.19',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: idleAdminUrl }),
  }
}

export interface CallFacts {
  readonly invocationId: string
  readonly openid: string
  readonly appId: string
  readonly source: InvokeSource
  readonly clientIp: string
  readonly adminUrl: string
  /** Configured variables: of the environment, then of the function. */
  readonly variables: Readonly<Record<string, string>>
}

/** Variables of one event. They are gone from the process before the next one. */
export function callVariables(facts: CallFacts): Record<string, string> {
  const env = facts.variables.TCB_ENV ?? ''
  return {
    ...facts.variables,
    SCF_NAMESPACE: env,
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: facts.adminUrl }),
    TCB_CONTEXT_KEYS: TCB_KEYS.join(','),
    WX_CONTEXT_KEYS: WX_KEYS.join(','),
    TCB_SEQID: facts.invocationId,
    TCB_SOURCE: facts.source,
    SOURCE: facts.source,
    TCB_SOURCE_IP: facts.clientIp,
    WX_CLIENTIP: facts.clientIp,
    WX_APPID: facts.appId,
    WX_API_TOKEN: facts.invocationId,
    ...(facts.openid === '' ? {} : { WX_OPENID: facts.openid }),
    ...(facts.source === 'wx_trigger' ? { TRIGGER_SRC: 'timer' } : {}),
  }
}
