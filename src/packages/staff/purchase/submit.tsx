import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Button } from '@/components/button'
import { Notice } from '@/components/notice'
import type { ApiError } from '@/contract/errors'
import { yuan } from '@/domain/money'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Records the purchase; after a lost answer it only offers to ask again, which never records twice. */
export const Submit = observer(function Submit({
  onProblem,
}: {
  onProblem: (error: ApiError | undefined) => void
}) {
  const { counter, ui } = useStore()
  const submit = async () => {
    onProblem(undefined)
    const answer = await counter.submit()
    if (!answer || answer.ok) return
    // Where nobody knows whether it was recorded, the notice above the button says what to do.
    if (!counter.uncertain) onProblem(answer.error)
  }
  const giveUp = async () => {
    const yes = await ui.ask({
      title: '不再确认这一笔？',
      message: '它可能已经记上了。放弃前，请到工作台“最近”里核对',
      confirmText: '放弃',
      cancelText: '继续确认',
      danger: true,
    })
    if (yes) counter.startOver()
  }
  const { amountFen, uncertain } = counter
  return (
    <View className={styles.submit}>
      {uncertain && (
        <View id="counter-uncertain">
          <Notice
            tone="alarm"
            icon="wifi-off"
            action={
              <Button id="counter-give-up" kind="quiet" size="small" onTap={giveUp}>
                放弃
              </Button>
            }
          >
            没收到结果。再按一次就知道，不会重复记
          </Notice>
        </View>
      )}
      <Button id="counter-submit" kind="points" block disabled={amountFen === undefined} onTap={submit}>
        {uncertain ? '再确认一次' : amountFen === undefined ? '输入实付金额' : `记账 ¥${yuan(amountFen)}`}
      </Button>
    </View>
  )
})
