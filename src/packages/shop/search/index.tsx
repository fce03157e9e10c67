/**
 * 搜索: one word, what the shop has by it.
 *
 * Ids: search-input, search-go, product-<id>.
 */
import { Input, View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { observer } from 'mobx-react-lite'
import { useState } from 'react'
import { Button } from '@/components/button'
import { Empty } from '@/components/empty'
import { Icon } from '@/components/icon'
import { ListEnd } from '@/components/list-end'
import { LoadState } from '@/components/load-state'
import { Page } from '@/components/page'
import { ProductShelf } from '@/components/product-shelf'
import { go } from '@/platform/navigation'
import { listState } from '@/stores/paged-list'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const WORD_MAX = 30

function SearchPage() {
  const { catalog } = useStore()
  const [word, setWord] = useState(catalog.query)
  const search = () => catalog.search(word)
  useReachBottom(() => void catalog.found.more())
  return (
    <Page title="搜索">
      <View className={styles.top}>
        <View className={styles.box}>
          <Icon name="search" size={18} />
          <Input
            id="search-input"
            className={styles.input}
            value={word}
            placeholder="龙井、可颂、马克杯…"
            placeholderClass={styles.placeholder}
            maxlength={WORD_MAX}
            confirmType="search"
            focus
            onInput={event => setWord(event.detail.value)}
            onConfirm={search}
          />
        </View>
        <Button id="search-go" kind="secondary" size="small" onTap={search}>
          搜索
        </Button>
      </View>
      <View className={styles.body}>
        <Found />
      </View>
    </Page>
  )
}

const Found = observer(function Found() {
  const { catalog } = useStore()
  const { query, found } = catalog
  if (query === '') return <Empty icon="search" title="想找点什么" note="写一个词，比如茶、面包、杯子" />
  return (
    <LoadState status={found.status} error={found.error} onRetry={() => found.refresh()} bones="shelf">
      {found.items?.length === 0 ? (
        <Empty icon="search" title={`没有找到“${query}”`} note="换个说法试试，或到商城里逛逛" />
      ) : (
        <>
          <ProductShelf products={found.items ?? []} onTap={go.product} />
          <ListEnd state={listState(found)} onMore={() => found.more()} />
        </>
      )}
    </LoadState>
  )
})

export default observer(SearchPage)
