import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function CheckoutPage() {
  return (
    <Page title="确认订单">
      <View className={styles.body}>确认订单</View>
    </Page>
  )
}
