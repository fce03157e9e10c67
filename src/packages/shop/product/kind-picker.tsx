import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { cx } from '@/components/cx'
import { QuantityPicker } from '@/components/quantity-picker'
import { Tappable } from '@/components/tappable'
import { PIECES_MAX } from '@/stores/product-store'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** Which kind and how many. A kind that is sold out can still be looked at. */
export const KindPicker = observer(function KindPicker() {
  const { product, ui } = useStore()
  const view = product.view.data
  if (!view) return null
  return (
    <Card>
      <View className={styles.kinds}>
        {view.product.options.map((option, i) => (
          <View key={option.name}>
            <View className={styles.optionName}>{option.name}</View>
            <View className={styles.values}>
              {option.values.map((value, j) => {
                const state = product.stateOf(i, value)
                return (
                  <Tappable
                    key={value}
                    id={`option-${i}-${j}`}
                    role="radio"
                    selected={state === 'chosen'}
                    className={cx(
                      styles.value,
                      state === 'chosen' && styles.chosen,
                      state === 'sold_out' && styles.out,
                    )}
                    onTap={() => product.choose(i, value)}
                  >
                    {value}
                  </Tappable>
                )
              })}
            </View>
          </View>
        ))}
        <View id="product-count">
          <QuantityPicker
            value={product.count}
            available={product.available}
            max={PIECES_MAX}
            onChange={count => product.setCount(count)}
            onLimit={() => ui.say(`最多可买 ${Math.min(product.available, PIECES_MAX)} 件`)}
          />
        </View>
      </View>
    </Card>
  )
})
