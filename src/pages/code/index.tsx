/**
 * 会员码: what a member holds out to the clerk.
 *
 * Ids: code-sheet, code-digits (tap shows the digits, then they are its text), code-refresh, code-seconds,
 * code-offline, code-arrival, code-points, code-join (visitors), retry.
 */
import { View } from '@tarojs/components'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useContext, useEffect, useMemo, useState } from 'react'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { PageSlotsContext } from '@/components/page/slots'
import { Skeleton } from '@/components/skeleton'
import { brightenScreen } from '@/platform/brightness'
import { useStore } from '@/stores/use-store'
import { CodeInvitation } from './code-invitation'
import { CodeSheet } from './code-sheet'
import styles from './index.module.scss'

function CodePage() {
  const { code, session } = useStore()
  const [shown, setShown] = useState(false)
  useDidShow(() => {
    setShown(true)
    code.show()
    void session.ensure()
  })
  useDidHide(() => {
    setShown(false)
    code.hide()
  })
  useEffect(() => () => code.hide(), [code])
  // The page tells itself how long it goes on without a network.
  const { overlay } = useContext(PageSlotsContext)
  const ownSlots = useMemo(() => ({ overlay }), [overlay])
  const bright = shown && code.status === 'ready'
  useEffect(() => (bright ? brightenScreen() : undefined), [bright])
  return (
    <PageSlotsContext.Provider value={ownSlots}>
      <Page title="会员码" tab="code">
        <View className={styles.body}>
          <Content />
        </View>
      </Page>
    </PageSlotsContext.Provider>
  )
}

const Content = observer(function Content() {
  const { code } = useStore()
  switch (code.status) {
    case 'loading':
      return <Skeleton shape="product" />
    case 'visitor':
      return <CodeInvitation />
    case 'out':
      return (
        <ErrorState
          message={
            code.offline ? '会员码需要联网更新，连上后会自动恢复' : (code.error?.message ?? '会员码没能更新')
          }
          offline={code.offline}
          onRetry={() => code.refresh()}
        />
      )
    case 'ready':
      return <CodeSheet />
  }
})

export default observer(CodePage)
