import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function RedemptionPage() {
  return (
    <Page title="兑换详情">
      <View className={styles.body}>兑换详情</View>
    </Page>
  )
}
