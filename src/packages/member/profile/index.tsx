import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function ProfilePage() {
  return (
    <Page title="个人资料">
      <View className={styles.body}>个人资料</View>
    </Page>
  )
}
