import { createContext, useContext } from 'react'
import { invariant } from '@/domain/result'
import type { RootStore } from './root-store'

/** Handed down by `src/app.tsx`. */
export const StoreContext = createContext<RootStore | undefined>(undefined)

/** The stores, in a page or in a part of one. */
export function useStore(): RootStore {
  const store = useContext(StoreContext)
  invariant(store, 'the app provides the stores')
  return store
}
