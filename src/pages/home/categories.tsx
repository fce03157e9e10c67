import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { Picture } from '@/components/picture'
import { Tappable } from '@/components/tappable'
import { go } from '@/platform/navigation'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

/** The shelves of the shop. */
export const Categories = observer(function Categories() {
  const { home, catalog } = useStore()
  const open = (categoryId: string) => {
    catalog.showCategory(categoryId)
    go.tab('mall')
  }
  return (
    <View className={styles.categories}>
      {home.categories.map(category => (
        <Tappable
          key={category._id}
          id={`category-${category._id}`}
          role="link"
          className={styles.category}
          onTap={() => open(category._id)}
        >
          <View className={styles.categoryPicture}>
            <Picture src={category.picture.src} alt={category.picture.alt} />
          </View>
          <View className={styles.categoryTitle}>{category.title}</View>
        </Tappable>
      ))}
    </View>
  )
})
