import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function StatementPage() {
  return (
    <Page title="积分明细">
      <View className={styles.body}>积分明细</View>
    </Page>
  )
}
