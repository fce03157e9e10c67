import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function HomePage() {
  return (
    <Page title="首页" tab="home">
      <View className={styles.body}>首页</View>
    </Page>
  )
}
