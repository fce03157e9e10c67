import type { ScanResult } from './scan'

const LOOK_EVERY_MS = 150
/** Wide enough to read a code from a phone's screen, small enough to look ten times a second. */
const LOOK_WIDTH_PX = 480

/** Opens the camera over the page until a QR code is read or the person closes it. The reader is only fetched now. */
export async function scanWithCamera(): Promise<ScanResult> {
  let stream: MediaStream
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  } catch {
    return { kind: 'unavailable' }
  }
  const { default: readQr } = await import('jsqr')
  const view = cameraView(stream)
  try {
    await view.video.play()
    return await lookUntilRead(view, readQr)
  } finally {
    for (const track of stream.getTracks()) track.stop()
    view.layer.remove()
  }
}

type ReadQr = (data: Uint8ClampedArray, width: number, height: number) => { data: string } | null

interface CameraView {
  layer: HTMLElement
  video: HTMLVideoElement
  closed: Promise<void>
}

function lookUntilRead({ video, closed }: CameraView, readQr: ReadQr): Promise<ScanResult> {
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return new Promise(resolve => {
    const end = (result: ScanResult) => {
      clearInterval(timer)
      resolve(result)
    }
    const look = () => {
      if (!pen || video.videoWidth === 0) return
      canvas.width = Math.min(LOOK_WIDTH_PX, video.videoWidth)
      canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth)
      pen.drawImage(video, 0, 0, canvas.width, canvas.height)
      const { data } = pen.getImageData(0, 0, canvas.width, canvas.height)
      const found = readQr(data, canvas.width, canvas.height)
      if (found?.data) end({ kind: 'read', text: found.data })
    }
    const timer = setInterval(look, LOOK_EVERY_MS)
    void closed.then(() => end({ kind: 'cancelled' }))
  })
}

function cameraView(stream: MediaStream): CameraView {
  const layer = document.createElement('div')
  layer.id = 'scan-view'
  layer.style.cssText =
    'position:fixed;inset:0;z-index:1000;background:#000;display:flex;flex-direction:column'
  const video = document.createElement('video')
  video.muted = true
  video.playsInline = true
  video.srcObject = stream
  video.style.cssText = 'flex:1;min-height:0;width:100%;object-fit:cover'
  const close = document.createElement('button')
  close.id = 'scan-close'
  close.textContent = '关闭，改为输入'
  close.style.cssText = 'flex:none;min-height:64px;border:0;background:#000;color:#fff;font-size:17px'
  layer.append(video, close)
  document.body.appendChild(layer)
  const closed = new Promise<void>(resolve => {
    close.addEventListener('click', () => resolve())
  })
  close.focus()
  return { layer, video, closed }
}
