import { ScrollView, View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Picture } from '@/components/picture'
import { Tappable } from '@/components/tappable'
import type { HomeView } from '@/contract/views'
import { go } from '@/platform/navigation'
import type { RootStore } from '@/stores/root-store'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

type Link = HomeView['shop']['banners'][number]['link']

/** What the shop wants to show first. Slides by hand: nothing moves by itself. */
export const Banners = observer(function Banners() {
  const store = useStore()
  const banners = store.session.shop?.banners ?? []
  if (banners.length === 0) return null
  return (
    <ScrollView className={styles.sideways} scrollX enhanced showScrollbar={false}>
      <View className={styles.strip}>
        {banners.map((banner, index) => (
          <Tappable
            key={banner.picture.src}
            id={`banner-${index}`}
            role="link"
            label={banner.title}
            className={styles.banner}
            onTap={() => follow(banner.link, store)}
          >
            <Picture src={banner.picture.src} alt={banner.picture.alt} ratio="banner" eager={index === 0} />
            <View className={styles.bannerWords}>
              <View className={styles.bannerTitle}>{banner.title}</View>
              <View className={styles.bannerNote}>{banner.subtitle}</View>
            </View>
          </Tappable>
        ))}
      </View>
    </ScrollView>
  )
})

function follow(link: Link, { catalog }: RootStore): void {
  switch (link.to) {
    case 'product':
      go.product(link.id)
      break
    case 'category':
      catalog.showCategory(link.id)
      go.tab('mall')
      break
    case 'rewards':
      catalog.showFace('points')
      go.tab('mall')
      break
    case 'tiers':
      go.tiers()
      break
  }
}
