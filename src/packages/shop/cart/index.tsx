import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function CartPage() {
  return (
    <Page title="购物车">
      <View className={styles.body}>购物车</View>
    </Page>
  )
}
