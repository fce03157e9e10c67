import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Checkbox } from '@/components/checkbox'
import { Icon } from '@/components/icon'
import { Picture } from '@/components/picture'
import { Price } from '@/components/price'
import { Stepper } from '@/components/stepper'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { PIECES_MAX } from '@/stores/cart-lines'
import type { CartRow } from '@/stores/cart-store'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** One kind in the cart. */
export const CartItem = observer(function CartItem({ row }: { row: CartRow }) {
  const { cart, ui } = useStore()
  const { line, view, blocked } = row
  const buyable = blocked === undefined
  const countable = buyable || blocked === 'too_many'
  const remove = async () => {
    const yes = await ui.ask({
      title: '从购物车移除？',
      message: view.title,
      confirmText: '移除',
      danger: true,
    })
    if (yes) cart.remove([line.skuId])
  }
  return (
    <View id={`cart-row-${line.skuId}`} className={styles.item}>
      <Checkbox
        id={`cart-choose-${line.skuId}`}
        label={`选择${view.title}`}
        checked={buyable && line.chosen}
        disabled={!buyable}
        onChange={chosen => cart.choose(line.skuId, chosen)}
      />
      <Tappable
        className={styles.thumb}
        role="link"
        label={view.title}
        onTap={() => go.product(line.productId)}
      >
        <Picture src={view.picture.src} alt={view.picture.alt} rounded />
      </Tappable>
      <View className={styles.words}>
        <View className={styles.first}>
          <View className={styles.title}>{view.title}</View>
          <Tappable
            id={`cart-remove-${line.skuId}`}
            className={styles.remove}
            label="移除"
            onTap={() => void remove()}
          >
            <Icon name="trash" size={18} />
          </Tappable>
        </View>
        {view.values.length > 0 && <View className={styles.values}>{view.values.join('，')}</View>}
        {blocked && <View className={styles.blocked}>{blockText(row)}</View>}
        <View className={styles.last}>
          <Price fen={view.unitPriceFen} />
          {countable && (
            <Stepper
              id={`cart-count-${line.skuId}`}
              value={line.count}
              max={Math.min(view.stock, PIECES_MAX)}
              onChange={count => cart.setCount(line.skuId, count)}
              onLimit={() => ui.say(`最多可买 ${Math.min(view.stock, PIECES_MAX)} 件`)}
            />
          )}
        </View>
      </View>
    </View>
  )
})

function blockText({ blocked, view }: CartRow): string {
  if (blocked === 'gone') return '已下架'
  return blocked === 'sold_out' ? '已售罄' : `只剩 ${view.stock} 件，请减少数量`
}
