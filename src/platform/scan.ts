import { scanWithCamera } from './camera-scan'

/** What the camera saw; `cancelled` when the person closed it; `unavailable` where there is no camera or it is forbidden. */
export type ScanResult = { kind: 'read'; text: string } | { kind: 'cancelled' } | { kind: 'unavailable' }

/** Browser: reads a QR code with the camera, in a view over the page. Typing always remains possible beside it. */
export function scanCode(): Promise<ScanResult> {
  return scanWithCamera()
}
