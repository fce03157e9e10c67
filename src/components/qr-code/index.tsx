import { Image, View } from '@tarojs/components'
import { useMemo } from 'react'
import styles from './index.module.scss'
import { qrImage } from './qr-image'

export interface QrCodeProps {
  text: string
  /** Side in px, the white margin included. */
  size?: number
}

/** A QR code on its own white ground, in both modes, so that every scanner reads it. */
export function QrCode({ text, size = 240 }: QrCodeProps) {
  const image = useMemo(() => qrImage(text), [text])
  const box = { width: `${size}px`, height: `${size}px` }
  return (
    <View className={styles.ground} style={box}>
      <Image className={styles.image} style={box} src={image} mode="scaleToFill" />
    </View>
  )
}
