import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Icon, type IconName } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

interface AgreeProps {
  agreed: boolean
  onAgree: (agreed: boolean) => void
}

/** What joining gives, what is agreed to, and the consent. */
export const Agree = observer(function Agree({ agreed, onAgree }: AgreeProps) {
  const { member, session } = useStore()
  const agreement = member.agreement.data
  if (!agreement) return null
  const { welcomePoints, pointsTitle, shop } = session
  const gifts: [IconName, string][] = [
    ['points', welcomePoints > 0 ? `入会即得 ${welcomePoints} ${pointsTitle}` : `消费即得${pointsTitle}`],
    ['medal', '消费累计升级，积分越来越快'],
    ['gift', '积分换好礼，也能在结算时抵现金'],
  ]
  return (
    <>
      <View className={styles.hello}>
        <View className={styles.title}>加入{shop?.name ?? ''}会员</View>
        <View className={styles.soft}>免费，不用填表，一个手机号就好</View>
      </View>
      <View className={styles.gifts}>
        {gifts.map(([icon, text]) => (
          <View key={icon} className={styles.gift}>
            <Icon name={icon} className={styles.giftIcon} />
            <View>{text}</View>
          </View>
        ))}
      </View>
      <View id="join-expiry" className={styles.expiry}>
        <View className={styles.expiryTitle}>
          <Icon name="clock" size={20} />
          <View>加入前请留意：积分有有效期</View>
        </View>
        <View>{agreement.expiryTerm}</View>
      </View>
      <View className={styles.consent}>
        <Tappable
          id="join-agree"
          role="checkbox"
          selected={agreed}
          className={styles.tick}
          onTap={() => onAgree(!agreed)}
        >
          <View className={agreed ? styles.boxOn : styles.box}>
            {agreed && <Icon name="check" size={16} />}
          </View>
          <View className={styles.consentText}>
            我已阅读并同意《{agreement.title}》，包括上面的积分有效期
          </View>
        </Tappable>
        <Tappable id="join-read" role="link" className={styles.read} onTap={go.agreement}>
          阅读全文
        </Tappable>
      </View>
    </>
  )
})
