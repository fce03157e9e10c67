import { native } from '../native'
import { type ApiFamily, asyncApi, WxFailure } from './api'

type NativeAnswer = { ok: true; value: Record<string, unknown> } | { ok: false; errMsg: string }

const asked = (name: string) =>
  asyncApi(name, async options => {
    const answer = (await native(name, options)) as NativeAnswer
    if (!answer.ok) throw new WxFailure(answer.errMsg)
    return answer.value
  })

/** Abilities of WeChat that open something outside the mini-program and come back with an answer. */
export function abilityApis(launchOptions: () => unknown): ApiFamily {
  const updateManager = {
    onCheckForUpdate: () => undefined,
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }
  return {
    scanCode: asked('scanCode'),
    chooseAddress: asked('chooseAddress'),
    getSetting: asyncApi('getSetting', () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true },
    })),
    openSetting: asyncApi('openSetting', () => ({ authSetting: {} })),
    authorize: asyncApi('authorize', () => ({})),
    getPrivacySetting: asyncApi('getPrivacySetting', () => ({
      needAuthorization: false,
      privacyContractName: '',
    })),
    openPrivacyContract: asyncApi('openPrivacyContract', () => ({})),
    previewImage: asyncApi('previewImage', () => ({})),
    openLocation: asyncApi('openLocation', () => ({})),
    openCustomerServiceChat: asyncApi('openCustomerServiceChat', () => ({})),
    getUpdateManager: () => updateManager,
    getLaunchOptionsSync: launchOptions,
    getEnterOptionsSync: launchOptions,
    getRealtimeLogManager: () => ({ info() {}, warn() {}, error() {}, setFilterMsg() {}, addFilterMsg() {} }),
    getLogManager: () => ({ log() {}, info() {}, warn() {}, debug() {} }),
    reportEvent: () => undefined,
    reportAnalytics: () => undefined,
    reportPerformance: () => undefined,
    onError: () => undefined,
    offError: () => undefined,
    onUnhandledRejection: () => undefined,
    offUnhandledRejection: () => undefined,
    onPageNotFound: () => undefined,
    offPageNotFound: () => undefined,
  }
}
