import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Icon, type IconName } from '@/components/icon'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** What a visitor sees in the code's place. */
export const CodeInvitation = observer(function CodeInvitation() {
  const { session } = useStore()
  const { welcomePoints, pointsTitle, shop } = session
  const reasons: [IconName, string][] = [
    ['points', '门店和小程序消费都积分，等级越高积得越快'],
    ['gift', `${pointsTitle}换杯子、热茶、书券，也能抵现金`],
    ['shield', '会员码 30 秒一换，截图无效，放心出示'],
  ]
  return (
    <View className={styles.invitation}>
      <View className={styles.coin}>
        <Icon name="code" size={40} />
      </View>
      <View className={styles.invitationTitle}>加入{shop?.name ?? ''}会员，到店亮码积分</View>
      <View className={styles.reasons}>
        {reasons.map(([icon, text]) => (
          <View key={icon} className={styles.reason}>
            <Icon name={icon} size={20} />
            <View>{text}</View>
          </View>
        ))}
      </View>
      <Button id="code-join" block onTap={go.join}>
        {welcomePoints > 0 ? `免费入会，得 ${welcomePoints} ${pointsTitle}` : '免费入会'}
      </Button>
    </View>
  )
})
