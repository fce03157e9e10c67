import { Text, View } from '@tarojs/components'
import { yuan } from '@/domain/money'
import { cx } from '../cx'
import { grouped } from '../format'
import styles from './index.module.scss'

export type FigureSize = 'note' | 'body' | 'title' | 'hero'

export interface PriceProps {
  /** What is paid, in fen. */
  fen: number
  size?: FigureSize
  /** In the colour of the text around it rather than in persimmon. */
  plain?: boolean
  /** The former price, crossed out. */
  crossed?: boolean
  /** `起`: the lowest of several. */
  from?: boolean
}

/** Money: persimmon, tabular figures, small symbol and decimals. */
export function Price({ fen, size = 'body', plain, crossed, from }: PriceProps) {
  const [whole = '0', decimals = '00'] = yuan(Math.abs(fen)).split('.')
  return (
    <View className={cx(styles.price, styles[size], plain && styles.plain, crossed && styles.crossed)}>
      <Text className={styles.symbol}>{fen < 0 ? '-¥' : '¥'}</Text>
      <Text>{grouped(Number(whole))}</Text>
      {decimals !== '00' && <Text className={styles.decimals}>.{decimals}</Text>}
      {from && <Text className={styles.from}>起</Text>}
    </View>
  )
}
