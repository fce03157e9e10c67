/**
 * 手机号登记: for a customer without WeChat at hand; then straight on to her purchase.
 *
 * Ids: enrol-phone, enrol-expiry (to be read to her), enrol-agree, enrol-submit, enrol-serve (already a member).
 */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { LoadState } from '@/components/load-state'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { isPhone, tidyPhone } from '@/stores/address-form'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

function EnrolPage() {
  const { counter, member, session, ui } = useStore()
  const [text, setText] = useState('')
  const [agreed, setAgreed] = useState(false)
  const [known, setKnown] = useState<string>()
  const { agreement } = member
  const load = () => Promise.all([member.loadAgreement(), session.ensure()])
  useLoad(() => {
    if (!counter.uncertain) counter.startOver()
    void load()
  })
  const phone = tidyPhone(text)
  const change = (value: string) => {
    setText(value)
    setKnown(undefined)
  }
  const enrol = async () => {
    if (!agreed) {
      ui.say('请先向顾客说明积分有效期')
      return
    }
    const answer = await counter.enrol(phone, agreement.data?.version ?? '')
    if (answer.ok) {
      ui.say('登记好了', 'done')
      go.purchaseInstead()
      return
    }
    ui.say(answer.error.message, 'alarm')
    if (answer.error.code === 'already_enrolled') setKnown(phone)
    if (answer.error.code === 'consent_outdated') {
      setAgreed(false)
      await member.loadAgreement()
    }
  }
  const serve = () => {
    counter.serveByPhone(phone)
    go.purchaseInstead()
  }
  return (
    <Page title="手机号登记">
      <View className={styles.body}>
        <CellGroup>
          <Field
            id="enrol-phone"
            label="手机号"
            type="number"
            value={text}
            maxLength={17}
            placeholder="请顾客报手机号"
            onChange={change}
            {...(text.length >= 11 && !isPhone(text) ? { error: '手机号应为 11 位数字，请再核对一下' } : {})}
          />
        </CellGroup>
        <LoadState status={agreement.status} error={agreement.error} onRetry={load} bones="card">
          <View className={styles.expiry}>
            <View className={styles.expiryTitle}>请念给顾客听</View>
            <View id="enrol-expiry">{agreement.data?.expiryTerm}</View>
          </View>
          <Tappable
            id="enrol-agree"
            role="checkbox"
            selected={agreed}
            className={styles.tick}
            onTap={() => setAgreed(!agreed)}
          >
            <View className={agreed ? styles.boxOn : styles.box}>
              {agreed && <Icon name="check" size={18} />}
            </View>
            <View className={styles.tickText}>顾客已听明白，同意加入会员</View>
          </Tappable>
        </LoadState>
        {known === phone && (
          <Notice icon="person" tone="points">
            这位顾客已经是会员，可以直接记消费
          </Notice>
        )}
        {known === phone ? (
          <Button id="enrol-serve" kind="points" block onTap={serve}>
            直接记消费
          </Button>
        ) : (
          <Button id="enrol-submit" block disabled={!isPhone(text)} onTap={enrol}>
            登记
          </Button>
        )}
      </View>
    </Page>
  )
}

export default observer(EnrolPage)
