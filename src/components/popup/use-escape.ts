import { useEffect, useRef } from 'react'

/**
 * Browser: Escape closes, focus moves into the open layer, stays there, and returns to where it was when the layer closes.
 * WeChat has its own file beside this one: phones have neither.
 */
export function useEscape(open: boolean, onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open) return undefined
    const before = document.activeElement
    const layers = document.querySelectorAll<HTMLElement>('[aria-modal="true"]')
    const layer = layers[layers.length - 1]
    layer?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        event.stopPropagation()
        close.current()
      }
      if (event.key === 'Tab' && layer) keepInside(event, layer)
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
}

function keepInside(event: KeyboardEvent, layer: HTMLElement): void {
  const stops = [...layer.querySelectorAll<HTMLElement>('[tabindex="0"], input, textarea')]
  const first = stops[0]
  const last = stops[stops.length - 1]
  if (!first || !last) return
  const here = document.activeElement
  const outside = !here || !layer.contains(here)
  if (event.shiftKey && (here === first || here === layer || outside)) {
    event.preventDefault()
    last.focus()
  } else if (!event.shiftKey && (here === last || outside)) {
    event.preventDefault()
    first.focus()
  }
}
