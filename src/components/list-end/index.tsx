import { View } from '@tarojs/components'
import { Button } from '../button'
import styles from './index.module.scss'

export interface ListEndProps {
  /** `more`: can be loaded; `loading`: is being; `end`: that was all; `error`: the next part did not come. */
  state: 'more' | 'loading' | 'end' | 'error'
  onMore?: () => unknown
  /** What the end says. */
  endText?: string
}

/** The foot of a list: what comes next, or that nothing does. */
export function ListEnd({ state, onMore, endText = '没有更多了' }: ListEndProps) {
  if (state === 'end') return <View className={styles.end}>{endText}</View>
  if (state === 'loading') return <View className={styles.end}>正在加载…</View>
  return (
    <View className={styles.end}>
      {state === 'error' && <View>后面的没能加载出来</View>}
      <Button kind="quiet" size="small" onTap={onMore}>
        {state === 'error' ? '再试一次' : '加载更多'}
      </Button>
    </View>
  )
}
