import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Barcode } from '@/components/barcode'
import { CountUp } from '@/components/count-up'
import { signed } from '@/components/format'
import { Icon } from '@/components/icon'
import { Notice } from '@/components/notice'
import { QrCode } from '@/components/qr-code'
import { Tappable } from '@/components/tappable'
import { TierBadge } from '@/components/tier-badge'
import { spacedCode } from '@/domain/member-code/pickup-code'
import { go } from '@/platform/navigation'
import { secondsText } from '@/stores/code-words'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** With its quiet zone; with the ring around it, still inside the sheet on a phone 320 px wide. */
const QR_PX = 262
/** Room for the bars: two px a module for 18 digits. */
const BARCODE_PX = 268

/** The white sheet with the code, white in both modes; news from the counter above it. */
export const CodeSheet = observer(function CodeSheet() {
  const { code } = useStore()
  return (
    <>
      <Arrival />
      {code.offline && (
        <View id="code-offline" className={styles.notice}>
          <Notice tone="alarm" icon="wifi-off">
            <OfflineWords />
          </Notice>
        </View>
      )}
      <View id="code-sheet" className={styles.sheet}>
        <Whose />
        <Code />
        <Foot />
      </View>
      <Links />
    </>
  )
})

const Arrival = observer(function Arrival() {
  const { code, session } = useStore()
  if (code.arrival === undefined) return null
  return (
    <View id="code-arrival" className={styles.arrival}>
      <Icon name={code.arrival > 0 ? 'check' : 'gift'} />
      <View className={styles.arrivalWords}>
        <View className={styles.arrivalNumber}>
          {signed(code.arrival)} {session.pointsTitle}
        </View>
        <View>{code.arrival > 0 ? '店员已为你记上' : '已在门店使用'}</View>
      </View>
    </View>
  )
})

const OfflineWords = observer(function OfflineWords() {
  const { code } = useStore()
  return <View>网络断开了，手里的会员码还能用 {secondsText(code.secondsInHand)}</View>
})

const Whose = observer(function Whose() {
  const { code, session } = useStore()
  const title = code.view?.tierTitle
  return (
    <View className={styles.whose}>
      <View className={styles.name}>{session.member?.nickname ?? '会员'}</View>
      {title && <TierBadge title={title} />}
    </View>
  )
})

const Code = observer(function Code() {
  const { code } = useStore()
  const [open, setOpen] = useState(false)
  const text = code.current?.code
  if (!text) return null
  return (
    <>
      <Ring>
        <QrCode text={text} size={QR_PX} />
      </Ring>
      <Barcode text={text} width={BARCODE_PX} height={60} />
      <Tappable
        id="code-digits"
        className={styles.digits}
        label={open ? '隐藏会员码数字' : '显示会员码数字'}
        onTap={() => setOpen(!open)}
      >
        {open ? (
          spacedCode(text)
        ) : (
          <View className={styles.veiled}>
            <Icon name="eye" size={18} />
            <View>点按显示数字</View>
          </View>
        )}
      </Tappable>
    </>
  )
})

/** A thin frame around the code that runs out with its 30 seconds. */
const Ring = observer(function Ring({ children }: { children: React.ReactNode }) {
  const { code } = useStore()
  const degrees = Math.round(code.shareLeft * 360)
  const background = `conic-gradient(var(--jade) ${degrees}deg, var(--line) ${degrees}deg)`
  return (
    <View className={styles.ring} style={{ background }}>
      <View className={styles.inside}>{children}</View>
    </View>
  )
})

const Foot = observer(function Foot() {
  const { code } = useStore()
  return (
    <View className={styles.foot}>
      <View id="code-seconds">{code.secondsLeft} 秒后自动更换</View>
      <Tappable id="code-refresh" className={styles.refresh} onTap={() => void code.refresh()}>
        <Icon name="refresh" size={16} />
        <View>刷新</View>
      </Tappable>
    </View>
  )
})

const Links = observer(function Links() {
  const { code, session } = useStore()
  return (
    <View className={styles.links}>
      <Tappable id="code-points" className={styles.link} onTap={go.statement}>
        <View className={styles.linkNumber}>
          <CountUp value={code.view?.points ?? 0} />
        </View>
        <View className={styles.linkName}>{session.pointsTitle}</View>
      </Tappable>
      <Tappable id="code-tiers" className={styles.link} onTap={go.tiers}>
        <Icon name="medal" className={styles.linkIcon} />
        <View className={styles.linkName}>等级权益</View>
      </Tappable>
      <Tappable id="code-redemptions" className={styles.link} onTap={go.redemptions}>
        <Icon name="ticket" className={styles.linkIcon} />
        <View className={styles.linkName}>取货码</View>
      </Tappable>
    </View>
  )
})
