import Taro from '@tarojs/taro'
import { USES_WX_CLOUD } from './base-url'
import { signedHttp } from './signed-http'

/** Asks whether the shop may send these messages once each; whether any was allowed. Must follow a tap (WeChat's rule). */
export async function askToNotify(templateIds: readonly string[]): Promise<boolean> {
  if (templateIds.length === 0) return false
  try {
    const answer: Record<string, unknown> = USES_WX_CLOUD
      ? { ...(await Taro.requestSubscribeMessage({ tmplIds: [...templateIds], entityIds: [] })) }
      : await askLocally(templateIds)
    return templateIds.some(id => answer[id] === 'accept')
  } catch {
    return false
  }
}

async function askLocally(templateIds: readonly string[]): Promise<Record<string, unknown>> {
  const answer = await signedHttp({
    method: 'POST',
    path: '/wx/subscribe',
    body: { templateIds, accept: true },
  })
  return answer.reached && typeof answer.data === 'object' ? { ...answer.data } : {}
}
