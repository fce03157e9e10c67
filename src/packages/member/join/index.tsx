import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function JoinPage() {
  return (
    <Page title="加入会员">
      <View className={styles.body}>加入会员</View>
    </Page>
  )
}
