import { View } from '@tarojs/components'
import type { TabName } from '../env'
import { Icon, type IconName } from '../icon'
import { Tappable } from '../tappable'
import styles from './index.module.scss'

export interface TabBarProps {
  active: TabName
  onChange: (tab: TabName) => void
}

const TITLES: Record<TabName, string> = { home: '首页', mall: '商城', code: '会员码', me: '我的' }
const ICONS: Record<TabName, IconName> = { home: 'home', mall: 'bag', code: 'code', me: 'person' }

/** The four tabs, the member code raised in the middle. Drawn the same on every tab page, so that nothing jumps. */
export function TabBar({ active, onChange }: TabBarProps) {
  const tab = (name: TabName) => (
    <Tappable
      key={name}
      id={`tab-${name}`}
      role="tab"
      selected={active === name}
      className={`${styles.tab} ${active === name ? styles.active : ''} ${name === 'code' ? styles.centre : ''}`}
      onTap={() => {
        if (active !== name) onChange(name)
      }}
    >
      <View className={name === 'code' ? styles.coin : styles.plain}>
        <Icon name={ICONS[name]} />
      </View>
      <View className={styles.text}>{TITLES[name]}</View>
    </Tappable>
  )
  return (
    <View className={styles.bar}>
      <View className={styles.side}>
        {tab('home')}
        {tab('mall')}
      </View>
      {tab('code')}
      <View className={styles.side}>{tab('me')}</View>
    </View>
  )
}
