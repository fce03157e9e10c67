import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function ListPage() {
  return (
    <Page title="我的订单">
      <View className={styles.body}>我的订单</View>
    </Page>
  )
}
