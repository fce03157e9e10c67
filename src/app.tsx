import type { PropsWithChildren } from 'react'
import './app.scss'
import { configureComponents } from '@/components/env'
import { componentsPlatform } from '@/platform/components'

configureComponents(componentsPlatform)

export default function App({ children }: PropsWithChildren) {
  return children
}
