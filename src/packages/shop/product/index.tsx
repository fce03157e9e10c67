import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function ProductPage() {
  return (
    <Page title="商品详情">
      <View className={styles.body}>商品详情</View>
    </Page>
  )
}
