import { useDidHide, useDidShow } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Dialog } from '@/components/dialog'
import { Notice } from '@/components/notice'
import { Toast } from '@/components/toast'
import { useStore } from '@/stores/use-store'

/** False while another page lies over this one: what is not seen is not redrawn. */
function usePageShown(): boolean {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  return shown
}

/** The passing word and the question of the moment, over whichever page is on top. */
export const AppOverlay = observer(function AppOverlay() {
  const { ui } = useStore()
  if (!usePageShown()) return null
  const { toast, question } = ui
  return (
    <>
      {toast && <Toast text={toast.text} tone={toast.tone} />}
      {question && (
        <Dialog
          open
          title={question.title}
          {...(question.message ? { message: question.message } : {})}
          {...(question.confirmText ? { confirmText: question.confirmText } : {})}
          {...(question.cancelText !== undefined ? { cancelText: question.cancelText } : {})}
          danger={question.danger ?? false}
          onConfirm={() => ui.reply(true)}
          onCancel={() => ui.reply(false)}
        />
      )}
    </>
  )
})

/** Says on every page that the network is gone, until a call gets through again. */
export const NetworkBanner = observer(function NetworkBanner() {
  const { ui } = useStore()
  if (ui.online) return null
  return (
    <Notice tone="alarm" icon="wifi-off">
      网络好像断开了，已填写的内容都还在
    </Notice>
  )
})
