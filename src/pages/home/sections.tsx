import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { ProductShelf } from '@/components/product-shelf'
import { SectionHead } from '@/components/section-head'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Time between two sections appearing: the first screen is drawn alone, so that the phone's first update stays small. */
const STAGE_MS = 250

/** One after another: true for those that may be drawn by now. */
function useStages(total: number): number {
  const [count, setCount] = useState(1)
  useEffect(() => {
    if (count >= total) return undefined
    const timer = setTimeout(() => setCount(count + 1), STAGE_MS)
    return () => clearTimeout(timer)
  }, [count, total])
  return Math.min(count, total)
}

/** The shopkeeper's choices, section by section. */
export const Sections = observer(function Sections() {
  const { home } = useStore()
  const sections = home.view.data?.sections ?? []
  const drawn = useStages(sections.length)
  return (
    <>
      {sections.slice(0, drawn).map(section => (
        <View key={section.title} className={styles.section}>
          <SectionHead title={section.title} note={section.note} />
          <ProductShelf products={section.products} onTap={go.product} />
        </View>
      ))}
    </>
  )
})
