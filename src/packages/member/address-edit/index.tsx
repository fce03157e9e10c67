import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function AddressEditPage() {
  return (
    <Page title="编辑地址">
      <View className={styles.body}>编辑地址</View>
    </Page>
  )
}
