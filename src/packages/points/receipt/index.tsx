import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function ReceiptPage() {
  return (
    <Page title="积分小票">
      <View className={styles.body}>积分小票</View>
    </Page>
  )
}
