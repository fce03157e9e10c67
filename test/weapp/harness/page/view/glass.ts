import * as adapter from 'glass-easel-miniprogram-adapter'

/** glass-easel as the adapter sees it: one copy for everything in the page. */
export const glass = adapter.glassEasel
export { adapter }

export type GlassElement = InstanceType<typeof glass.Element>

/** A DOM element that glass-easel made: it knows its node. */
export interface BackedElement extends HTMLElement {
  __wxElement?: GlassElement
  __wxListeners?: Set<string>
}

/** The nearest node of glass-easel at or above a DOM node. */
export function ownerOf(node: Node | null): GlassElement | undefined {
  for (let at: Node | null = node; at; at = at.parentNode) {
    const owner = (at as BackedElement).__wxElement
    if (owner) return owner
  }
  return undefined
}

/** Gives an event to the mini-program, starting at this node. */
export function fire(
  target: GlassElement,
  type: string,
  detail: unknown,
  options: Parameters<typeof glass.Event.triggerEvent>[3],
): void {
  glass.Event.triggerEvent(target, type, detail, options)
}
