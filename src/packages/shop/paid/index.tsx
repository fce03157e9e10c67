import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function PaidPage() {
  return (
    <Page title="支付结果">
      <View className={styles.body}>支付结果</View>
    </Page>
  )
}
