/** 个人资料: her name, her phone, what she has agreed to. Ids: profile-nickname, profile-save. */
import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell, CellGroup } from '@/components/cell'
import { Field } from '@/components/field'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { dateTime, longDate } from '@/domain/calendar'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const NICKNAME_MAX = 20

function ProfilePage() {
  const { member } = useStore()
  useLoad(() => {
    if (!member.me.data) void member.loadMe()
  })
  return (
    <Page title="个人资料">
      <View className={styles.body}>
        <LoadState status={member.me.status} error={member.me.error} onRetry={() => member.loadMe()}>
          <Nickname />
          <Facts />
        </LoadState>
      </View>
    </Page>
  )
}

const Nickname = observer(function Nickname() {
  const { member, ui } = useStore()
  const saved = member.me.data?.member.nickname ?? ''
  const [typed, setTyped] = useState<string>()
  const text = typed ?? saved
  const missing = text.trim() === ''
  const save = async () => {
    const answer = await member.rename(text.trim())
    if (!answer.ok) {
      ui.say(answer.error.message, 'alarm')
      return
    }
    ui.say('已保存', 'done')
    go.back()
  }
  return (
    <>
      <CellGroup>
        <Field
          id="profile-nickname"
          label="昵称"
          value={text}
          onChange={setTyped}
          maxLength={NICKNAME_MAX}
          placeholder="店员会这样称呼你"
          {...(missing ? { error: '起个名字吧，店员好称呼你' } : {})}
        />
      </CellGroup>
      <Button id="profile-save" block disabled={missing || text.trim() === saved} onTap={save}>
        保存
      </Button>
    </>
  )
})

const Facts = observer(function Facts() {
  const { member, session } = useStore()
  const me = member.me.data
  if (!me) return null
  const consent = me.consents.at(-1)
  return (
    <CellGroup>
      <Cell title="手机号" value={me.phone} />
      <Cell title="会员号" value={me.member.memberId} />
      <Cell title="入会日期" value={longDate(me.joinedAtMs, session.zone)} />
      {consent && (
        <Cell
          title="已同意的会员协议"
          note={`${consent.version} 版，${dateTime(consent.atMs, session.zone)} 同意`}
          onTap={go.agreement}
        />
      )}
    </CellGroup>
  )
})

export default observer(ProfilePage)
