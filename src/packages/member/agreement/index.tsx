import { View } from '@tarojs/components'
import { Page } from '@/components/page'
import styles from './index.module.scss'

export default function AgreementPage() {
  return (
    <Page title="会员协议">
      <View className={styles.body}>会员协议</View>
    </Page>
  )
}
