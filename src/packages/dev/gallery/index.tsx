import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function GalleryPage() {
  return (
    <Page title="组件一览">
      <View className={styles.body}>组件一览</View>
    </Page>
  )
}
