import { observer } from 'mobx-react-lite'
import { Card } from '@/components/card'
import { GoodsLine } from '@/components/goods-line'
import { useStore } from '@/stores/use-store'

/** What is bought. */
export const OrderLines = observer(function OrderLines() {
  const { checkout } = useStore()
  return (
    <Card>
      {checkout.view.data?.lines.map(line => (
        <GoodsLine key={line.skuId} {...line} {...(lacking(line) ? { problem: lacking(line) } : {})} />
      ))}
    </Card>
  )
})

function lacking(line: { gone?: 'product' | 'sku'; stock: number; count: number }): string | undefined {
  if (line.gone) return '已下架'
  if (line.stock <= 0) return '已售罄'
  return line.stock < line.count ? `只剩 ${line.stock} 件` : undefined
}
