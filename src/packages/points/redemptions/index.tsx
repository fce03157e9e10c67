import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function RedemptionsPage() {
  return (
    <Page title="我的兑换">
      <View className={styles.body}>我的兑换</View>
    </Page>
  )
}
