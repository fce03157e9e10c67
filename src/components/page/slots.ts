import { createContext, type ReactNode } from 'react'

/** What the app lays over every page: a banner on top (network lost) and overlays (toast, dialog). */
export interface PageSlots {
  banner?: ReactNode
  overlay?: ReactNode
}

export const PageSlotsContext = createContext<PageSlots>({})
