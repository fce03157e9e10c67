import { View } from '@tarojs/components'
import { Picture } from '../picture'
import { Price } from '../price'
import { Tag } from '../tag'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface ProductCardProps {
  id: string
  title: string
  subtitle?: string
  picture: { src: string; alt: string }
  /** The lowest price among its kinds, in fen. */
  priceFen: number
  /** Its kinds differ in price: 起. */
  from?: boolean
  marketPriceFen?: number
  /** One short word: 新品. */
  tag?: string
  soldOut?: boolean
  /** `shelf` two in a row, `row` picture left. */
  layout?: 'shelf' | 'row'
  onTap: (id: string) => void
}

/** A thing on the shelf. */
export function ProductCard(props: ProductCardProps) {
  const {
    id,
    title,
    subtitle,
    picture,
    priceFen,
    from,
    marketPriceFen,
    tag,
    soldOut,
    layout = 'shelf',
    onTap,
  } = props
  return (
    <Tappable id={`product-${id}`} className={styles[layout]} onTap={() => onTap(id)} role="link">
      <View className={styles.picture}>
        <Picture src={picture.src} alt={picture.alt} ratio={layout === 'shelf' ? 'four-three' : 'square'} />
        {soldOut && <View className={styles.gone}>已售罄</View>}
      </View>
      <View className={styles.words}>
        <View className={styles.title}>{title}</View>
        {subtitle && <View className={styles.subtitle}>{subtitle}</View>}
        <View className={styles.foot}>
          <Price fen={priceFen} from={from} />
          {marketPriceFen !== undefined && <Price fen={marketPriceFen} size="note" crossed />}
          {tag && <Tag tone="cash">{tag}</Tag>}
        </View>
      </View>
    </Tappable>
  )
}
