import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function MePage() {
  return (
    <Page title="我的" tab="me">
      <View className={styles.body}>我的</View>
    </Page>
  )
}
