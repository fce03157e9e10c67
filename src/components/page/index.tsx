import { View } from '@tarojs/components'
import { type ReactNode, useContext, useEffect } from 'react'
import { componentsEnv, type TabName } from '../env'
import { Icon } from '../icon'
import { TabBar } from '../tab-bar'
import { Tappable } from '../tappable'
import styles from './index.module.scss'
import { PageSlotsContext } from './slots'

export interface PageProps {
  /** Shown in WeChat's own bar on the phone and in ours in the browser. */
  title: string
  /** The tab this page is; draws the tab bar. */
  tab?: TabName
  /** Stays at the foot of the page: a bar with the main button. */
  footer?: ReactNode
  children: ReactNode
}

const IS_H5 = process.env.TARO_ENV === 'h5'

/** The frame of every page: title, banner, content, footer or tab bar, overlays; keeps clear of notches and bars. */
export function Page({ title, tab, footer, children }: PageProps) {
  const { banner, overlay } = useContext(PageSlotsContext)
  useEffect(() => componentsEnv().setTitle(title), [title])
  return (
    <View className={styles.page}>
      {IS_H5 && <TitleBar title={title} canGoBack={!tab} />}
      {banner}
      <View className={`${styles.content} ${tab ? styles.aboveTabs : ''}`}>{children}</View>
      {footer && <View className={styles.footer}>{footer}</View>}
      {tab && <TabBar active={tab} onChange={next => componentsEnv().switchTab(next)} />}
      {overlay}
    </View>
  )
}

/** WeChat draws this bar on the phone; the browser has none. */
function TitleBar({ title, canGoBack }: { title: string; canGoBack: boolean }) {
  return (
    <View className={styles.titleBar}>
      {canGoBack && (
        <Tappable className={styles.back} label="返回" onTap={() => componentsEnv().goBack()}>
          <Icon name="back" />
        </Tappable>
      )}
      <View className={styles.titleText}>{title}</View>
    </View>
  )
}
