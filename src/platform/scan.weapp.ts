import Taro from '@tarojs/taro'
import type { ScanResult } from './scan'

/** Phone: WeChat's scanner reads QR codes and barcodes. */
export async function scanCode(): Promise<ScanResult> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: false, scanType: ['qrCode', 'barCode'] })
    return { kind: 'read', text: result }
  } catch (reason) {
    const message =
      typeof reason === 'object' && reason !== null && 'errMsg' in reason ? String(reason.errMsg) : ''
    return { kind: /cancel/.test(message) ? 'cancelled' : 'unavailable' }
  }
}
