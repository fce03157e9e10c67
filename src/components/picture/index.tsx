import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import { cx } from '../cx'
import { componentsEnv } from '../env'
import styles from './index.module.scss'

export interface PictureProps {
  /** As in the catalogue, without extension; nothing is drawn in its place while it is missing. */
  src?: string
  /** What it shows, for those who do not see it. */
  alt: string
  /** Height for width; the place is kept before the picture comes. */
  ratio?: 'square' | 'four-three' | 'banner'
  /** Already on the screen when the page opens: loaded at once. */
  eager?: boolean
  rounded?: boolean
}

const FADES_IN = process.env.TARO_ENV === 'h5'

/** A shop picture: WebP, JPG where that fails, a plain ground where both do. */
export function Picture({ src, alt, ratio = 'square', eager, rounded }: PictureProps) {
  // Which address failed is kept with its source, so that a new source starts afresh.
  const [failed, setFailed] = useState<{ src: string | undefined; times: number }>({ src, times: 0 })
  const [loaded, setLoaded] = useState(!FADES_IN)
  const times = failed.src === src ? failed.times : 0
  const url =
    src === undefined || times > 1 ? undefined : componentsEnv().pictureUrl(src, times === 0 ? 'webp' : 'jpg')
  return (
    <View className={cx(styles.frame, styles[ratio], rounded && styles.rounded)}>
      {url !== undefined && (
        <Image
          className={cx(styles.image, FADES_IN && !loaded && styles.waiting)}
          src={url}
          mode="aspectFill"
          lazyLoad={!eager}
          {...(FADES_IN ? { nativeProps: { alt }, onLoad: () => setLoaded(true) } : {})}
          onError={() => setFailed({ src, times: times + 1 })}
        />
      )}
    </View>
  )
}
