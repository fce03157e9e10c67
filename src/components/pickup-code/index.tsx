import { View } from '@tarojs/components'
import { spacedCode } from '@/domain/member-code/pickup-code'
import { Barcode } from '../barcode'
import { cx } from '../cx'
import { QrCode } from '../qr-code'
import styles from './index.module.scss'

export interface PickupCodeProps {
  /** 12 digits. */
  code: string
  /** Nothing can be collected with it any more: shown faded and without bars to scan. */
  spent?: boolean
  id?: string
}

/** What is shown at the counter to collect something: to be scanned, or read out and typed. White in both modes. */
export function PickupCode({ code, spent, id = 'pickup-code' }: PickupCodeProps) {
  return (
    <View className={cx(styles.sheet, spent && styles.spent)}>
      {!spent && <QrCode text={code} size={200} />}
      {!spent && <Barcode text={code} width={240} height={56} />}
      <View id={id} className={styles.digits}>
        {spacedCode(code)}
      </View>
    </View>
  )
}
