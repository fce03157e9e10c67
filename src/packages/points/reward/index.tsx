import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function RewardPage() {
  return (
    <Page title="积分好物">
      <View className={styles.body}>积分好物</View>
    </Page>
  )
}
