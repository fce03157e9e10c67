import { View } from '@tarojs/components'
import { Icon } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface CartButtonProps {
  /** Pieces in the cart; no mark at 0. */
  pieces: number
  onTap: () => void
  id?: string
}

/** The cart with the number of pieces in it. */
export function CartButton({ pieces, onTap, id }: CartButtonProps) {
  return (
    <Tappable {...(id ? { id } : {})} className={styles.button} label="购物车" onTap={onTap}>
      <Icon name="cart" />
      {pieces > 0 && <View className={styles.mark}>{pieces > 99 ? '99+' : pieces}</View>}
    </Tappable>
  )
}
