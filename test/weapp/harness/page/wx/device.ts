import { native } from '../native'
import { type ApiFamily, asyncApi, syncApi } from './api'

const SDK_VERSION = '3.5.0'

interface DeviceState {
  brightness: number
  keepScreenOn: boolean
}

/** What tests read to see that a page gave the screen back. */
export const deviceState: DeviceState = { brightness: 0.5, keepScreenOn: false }

function theme(): 'light' | 'dark' {
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function systemInfo(titleBarPx: number) {
  const windowHeight = innerHeight - titleBarPx
  return {
    brand: 'harness',
    model: 'harness',
    platform: 'devtools',
    system: 'iOS 16.0',
    version: '8.0.50',
    SDKVersion: SDK_VERSION,
    language: 'zh_CN',
    fontSizeSetting: 16,
    pixelRatio: devicePixelRatio,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: innerWidth,
    windowHeight,
    statusBarHeight: 20,
    screenTop: titleBarPx,
    safeArea: {
      top: 20,
      left: 0,
      right: innerWidth,
      bottom: innerHeight,
      width: innerWidth,
      height: innerHeight - 20,
    },
    theme: theme(),
    benchmarkLevel: 20,
  }
}

/** The phone: screen, system, feel, clipboard, network state. */
export function deviceApis(titleBarPx: number): ApiFamily {
  const info = () => systemInfo(titleBarPx)
  const onTheme = (listener: (change: { theme: string }) => void) => {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => listener({ theme: theme() }))
  }
  return {
    env: { USER_DATA_PATH: 'http://usr' },
    getSystemInfoSync: info,
    getSystemInfo: asyncApi('getSystemInfo', info),
    getWindowInfo: info,
    getDeviceInfo: info,
    getAppBaseInfo: info,
    getSystemSetting: () => ({ bluetoothEnabled: false, locationEnabled: false, wifiEnabled: true }),
    getMenuButtonBoundingClientRect: () => ({
      top: 4,
      bottom: 36,
      height: 32,
      width: 87,
      left: innerWidth - 97,
      right: innerWidth - 10,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxharness', envVersion: 'develop', version: '' } }),
    canIUse: () => true,
    onThemeChange: onTheme,
    offThemeChange: () => undefined,
    getScreenBrightness: asyncApi('getScreenBrightness', () => ({ value: deviceState.brightness })),
    setScreenBrightness: asyncApi('setScreenBrightness', ({ value }) => {
      deviceState.brightness = Number(value)
    }),
    setKeepScreenOn: asyncApi('setKeepScreenOn', ({ keepScreenOn }) => {
      deviceState.keepScreenOn = Boolean(keepScreenOn)
    }),
    setVisualEffectOnCapture: asyncApi('setVisualEffectOnCapture', () => ({})),
    onUserCaptureScreen: () => undefined,
    offUserCaptureScreen: () => undefined,
    vibrateShort: asyncApi('vibrateShort', () => ({})),
    vibrateLong: asyncApi('vibrateLong', () => ({})),
    setClipboardData: asyncApi('setClipboardData', ({ data }) => native('clipboard.set', { data })),
    getClipboardData: asyncApi('getClipboardData', () => native('clipboard.get', {})),
    makePhoneCall: asyncApi('makePhoneCall', () => ({})),
    getNetworkType: asyncApi('getNetworkType', () => native('networkType', {})),
    onNetworkStatusChange: syncApi('onNetworkStatusChange', (listener: (change: unknown) => void) => {
      addEventListener('harness-network', event => listener((event as CustomEvent).detail))
    }),
    offNetworkStatusChange: () => undefined,
    onKeyboardHeightChange: () => undefined,
    offKeyboardHeightChange: () => undefined,
    onWindowResize: () => undefined,
    offWindowResize: () => undefined,
    onMemoryWarning: () => undefined,
    hideKeyboard: asyncApi('hideKeyboard', () => (document.activeElement as HTMLElement | null)?.blur()),
  }
}
