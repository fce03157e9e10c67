/** 会员协议: the whole text, with the term on expiring points first. Ids: agreement-expiry. */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function AgreementPage() {
  const { member } = useStore()
  const { agreement } = member
  useLoad(() => void member.loadAgreement())
  const text = agreement.data
  return (
    <Page title="会员协议">
      <View className={styles.body}>
        <LoadState
          status={agreement.status}
          error={agreement.error}
          onRetry={() => member.loadAgreement()}
          count={8}
        >
          {text && (
            <>
              <View className={styles.title}>{text.title}</View>
              <View className={styles.version}>版本 {text.version}</View>
              <View id="agreement-expiry" className={styles.expiry}>
                {text.expiryTerm}
              </View>
              {text.paragraphs.map(paragraph => (
                <View key={paragraph.heading} className={styles.paragraph}>
                  <View className={styles.heading}>{paragraph.heading}</View>
                  <View>{paragraph.text}</View>
                </View>
              ))}
            </>
          )}
        </LoadState>
      </View>
    </Page>
  )
}

export default observer(AgreementPage)
