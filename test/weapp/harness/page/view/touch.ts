import { fire, type GlassElement, ownerOf } from './glass'

/** Elements that act on a tap themselves: buttons, switches, pickers. */
interface Tappable {
  tapped?(event: Event): void
}

interface Finger {
  identifier: number
  clientX: number
  clientY: number
  pageX: number
  pageY: number
}

interface Press {
  x: number
  y: number
  target: Node
  long: boolean
}

/** A finger may move this far and still have tapped, px. */
const TAP_MOVE_MAX_PX = 10
const LONG_PRESS_MS = 350

let press: Press | undefined
let longPressTimer: ReturnType<typeof setTimeout> | undefined

const fingersOf = (list: TouchList): Finger[] =>
  Array.from(list, ({ identifier, clientX, clientY, pageX, pageY }) => ({
    identifier,
    clientX,
    clientY,
    pageX,
    pageY,
  }))

const touchOptions = (event: Event, touches: Finger[], changedTouches: Finger[]) => ({
  bubbles: true,
  composed: true,
  capturePhase: true,
  originalEvent: event,
  extraFields: { touches, changedTouches },
})

const isDisabled = (node: Node) =>
  node instanceof Element && node.closest('wx-button[disabled], wx-input[disabled]') !== null

function pressDown(event: TouchEvent, finger: Finger): void {
  const target = event.target as Node
  const started: Press = { x: finger.clientX, y: finger.clientY, target, long: false }
  press = started
  clearTimeout(longPressTimer)
  longPressTimer = setTimeout(() => {
    if (press !== started) return
    started.long = true
    const owner = ownerOf(target)
    if (owner)
      fire(owner, 'longpress', { x: started.x, y: started.y }, touchOptions(event, [finger], [finger]))
  }, LONG_PRESS_MS)
}

function pressUp(event: TouchEvent, finger: Finger): void {
  clearTimeout(longPressTimer)
  const ended = press
  press = undefined
  if (!ended || ended.long || isDisabled(ended.target)) return
  if (Math.hypot(finger.clientX - ended.x, finger.clientY - ended.y) > TAP_MOVE_MAX_PX) return
  const owner: GlassElement | undefined = ownerOf(ended.target)
  if (!owner) return
  fire(owner, 'tap', { x: ended.x, y: ended.y }, touchOptions(event, [], [finger]))
  for (let node: Node | null = ended.target; node; node = node.parentNode) (node as Tappable).tapped?.(event)
}

/** Turns the browser's touches into WeChat's touch, tap and longpress events. */
export function recogniseTouches(): void {
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    document.addEventListener(
      type,
      event => {
        const changed = fingersOf(event.changedTouches)
        const owner = ownerOf(event.target as Node)
        if (owner) fire(owner, type, {}, touchOptions(event, fingersOf(event.touches), changed))
        const finger = changed[0]
        if (!finger) return
        if (type === 'touchstart') pressDown(event, finger)
        else if (type === 'touchend') pressUp(event, finger)
        else if (type === 'touchcancel') press = undefined
      },
      { capture: true, passive: true },
    )
  }
}
