import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function MallPage() {
  return (
    <Page title="商城" tab="mall">
      <View className={styles.body}>商城</View>
    </Page>
  )
}
