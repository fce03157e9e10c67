import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function CounterPage() {
  return (
    <Page title="门店柜台">
      <View className={styles.body}>门店柜台</View>
    </Page>
  )
}
