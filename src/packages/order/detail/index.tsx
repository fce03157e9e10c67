import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function DetailPage() {
  return (
    <Page title="订单详情">
      <View className={styles.body}>订单详情</View>
    </Page>
  )
}
