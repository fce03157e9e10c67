import { useEffect, useRef } from 'react'
import { type Box, componentsEnv } from '../env'

interface TouchLike {
  touches?: ArrayLike<{ clientX: number }>
  clientX?: number
}

const pointOf = (event: unknown): number | undefined => {
  const { touches, clientX } = event as TouchLike
  return touches?.[0]?.clientX ?? clientX
}

/**
 * Follows a finger (or, in the browser, the mouse) along the element with this id: `onMove` hears px from its left and
 * its width. The element is measured once a drag, and moves during the measuring are kept, so that the first touch counts.
 */
export function useDrag(id: string, onMove: (x: number, width: number) => void) {
  const box = useRef<Box>()
  const latest = useRef<number>()
  const move = useRef(onMove)
  move.current = onMove
  const cleanUp = useRef<() => void>()
  useEffect(() => () => cleanUp.current?.(), [])

  const tell = () => {
    if (box.current && latest.current !== undefined)
      move.current(latest.current - box.current.left, box.current.width)
  }
  const follow = (event: unknown) => {
    const x = pointOf(event)
    if (x === undefined) return
    latest.current = x
    tell()
  }
  const start = (event: unknown) => {
    box.current = undefined
    latest.current = pointOf(event)
    void componentsEnv()
      .measure(id)
      .then(found => {
        box.current = found
        tell()
      })
  }
  const startMouse = (event: unknown) => {
    start(event)
    const stop = () => {
      document.removeEventListener('mousemove', follow)
      document.removeEventListener('mouseup', stop)
    }
    cleanUp.current = stop
    document.addEventListener('mousemove', follow)
    document.addEventListener('mouseup', stop)
  }
  return {
    onTouchStart: start,
    onTouchMove: follow,
    ...(process.env.TARO_ENV === 'weapp' ? {} : { onMouseDown: startMouse }),
  }
}
