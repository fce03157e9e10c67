import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function TiersPage() {
  return (
    <Page title="会员等级">
      <View className={styles.body}>会员等级</View>
    </Page>
  )
}
