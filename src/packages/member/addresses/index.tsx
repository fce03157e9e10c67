import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function AddressesPage() {
  return (
    <Page title="收货地址">
      <View className={styles.body}>收货地址</View>
    </Page>
  )
}
