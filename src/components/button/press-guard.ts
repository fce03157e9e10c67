import { useEffect, useRef, useState } from 'react'

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

/**
 * Lets one press through at a time. The lock is taken before the next line runs, not at the next drawing, so that two
 * taps within one frame are still one action. It opens when the returned promise settles, whichever way.
 */
export function usePressGuard(action: (() => unknown) | undefined): { busy: boolean; press: () => void } {
  const locked = useRef(false)
  const mounted = useRef(true)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])
  const press = () => {
    if (locked.current || !action) return
    const result = action()
    if (!isPromise(result)) return
    locked.current = true
    setBusy(true)
    const open = () => {
      locked.current = false
      if (mounted.current) setBusy(false)
    }
    result.then(open, (reason: unknown) => {
      open()
      throw reason
    })
  }
  return { busy, press }
}
