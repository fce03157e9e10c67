import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function CodePage() {
  return (
    <Page title="会员码" tab="code">
      <View className={styles.body}>会员码</View>
    </Page>
  )
}
