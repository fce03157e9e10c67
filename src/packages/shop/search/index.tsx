import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function SearchPage() {
  return (
    <Page title="搜索">
      <View className={styles.body}>搜索</View>
    </Page>
  )
}
