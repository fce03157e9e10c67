import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function WriteoffPage() {
  return (
    <Page title="核销">
      <View className={styles.body}>核销</View>
    </Page>
  )
}
