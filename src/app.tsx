import { configure } from 'mobx'
import type { PropsWithChildren } from 'react'
import './app.scss'
import { configureComponents } from '@/components/env'
import { PageSlotsContext } from '@/components/page/slots'
import { callApi, initCloud } from '@/platform/cloud'
import { componentsPlatform } from '@/platform/components'
import { watchNetwork } from '@/platform/network'
import { openPaySheet } from '@/platform/pay'
import { personMemory } from '@/platform/person-memory'
import { RootStore } from '@/stores/root-store'
import { StoreContext } from '@/stores/use-store'
import { AppOverlay, NetworkBanner } from './app-overlay'

configure({ enforceActions: 'always', computedRequiresReaction: false, reactionRequiresObservable: false })
initCloud()

const store = new RootStore({ callApi, openPaySheet, memory: personMemory, phoneNow: () => Date.now() })
// Countdowns run on the server's time: a phone's own clock may be wrong.
configureComponents({ ...componentsPlatform, now: () => store.clock.now() })
watchNetwork(online => store.ui.setOnline(online))
const slots = { banner: <NetworkBanner />, overlay: <AppOverlay /> }

/** Builds what the pages stand on: the machine for the components, the stores for the pages, overlays over both. */
export default function App({ children }: PropsWithChildren) {
  return (
    <StoreContext.Provider value={store}>
      <PageSlotsContext.Provider value={slots}>{children}</PageSlotsContext.Provider>
    </StoreContext.Provider>
  )
}
