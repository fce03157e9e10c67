import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { cx } from '@/components/cx'
import { signed } from '@/components/format'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { KEYPAD_KEYS, type KeypadKey } from '@/stores/amount-keypad'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const KEY_ID: Partial<Record<KeypadKey, string>> = { '.': 'key-dot', back: 'key-back' }

/** The amount, what it earns, and the keys. While nobody knows whether it was recorded, the keys rest. */
export const Amount = observer(function Amount() {
  const { counter, session } = useStore()
  const still = counter.uncertain || counter.purchasing.busy
  return (
    <>
      <View className={styles.amountRow}>
        <View className={styles.symbol}>¥</View>
        <View id="counter-amount" className={cx(styles.amount, counter.amountText === '' && styles.none)}>
          {counter.amountText === '' ? '0' : counter.amountText}
        </View>
        <View id="counter-preview" className={styles.preview}>
          {counter.preview === undefined ? '' : `${signed(counter.preview)} ${session.pointsTitle}`}
        </View>
      </View>
      <View className={styles.keys}>
        {KEYPAD_KEYS.map(key => (
          <View key={key} className={styles.keyPlace}>
            <Tappable
              id={KEY_ID[key] ?? `key-${key}`}
              className={styles.key}
              disabled={still}
              {...(key === 'back' ? { label: '退格' } : {})}
              onTap={() => counter.press(key)}
            >
              {key === 'back' ? <Icon name="back" /> : key}
            </Tappable>
          </View>
        ))}
      </View>
    </>
  )
})
