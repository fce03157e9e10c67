import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function PurchasePage() {
  return (
    <Page title="记录消费">
      <View className={styles.body}>记录消费</View>
    </Page>
  )
}
