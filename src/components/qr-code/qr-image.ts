import qrcode from 'qrcode-generator'

/** Image px per module: enough to stay sharp when the phone enlarges it threefold. */
const CELL_PX = 6
/** The quiet zone scanners ask for. */
const MARGIN_MODULES = 4

/** A QR code as an image address. Level M stands a smudged screen; ASCII text only. */
export function qrImage(text: string): string {
  const qr = qrcode(0, 'M')
  qr.addData(text, 'Byte')
  qr.make()
  return qr.createDataURL(CELL_PX, CELL_PX * MARGIN_MODULES)
}
