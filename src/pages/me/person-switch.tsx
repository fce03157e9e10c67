import { View } from '@tarojs/components'
import { observer } from 'mobx-react-lite'
import { useEffect, useState } from 'react'
import { Card } from '@/components/card'
import { Icon } from '@/components/icon'
import { Tappable } from '@/components/tappable'
import { becomePerson, currentPerson, type DemoPerson, demoPeople } from '@/platform/people'
import { useStore } from '@/stores/use-store'
import styles from './index.module.scss'

const NEWCOMER: DemoPerson = {
  id: 'new',
  name: '一位新客',
  role: 'visitor',
  description: '从没来过的人，每次都是新的',
}

/** Local mode: be somebody else of the demo shop. */
export const PersonSwitch = observer(function PersonSwitch() {
  const store = useStore()
  const [people, setPeople] = useState<DemoPerson[]>([])
  useEffect(() => {
    void demoPeople().then(setPeople)
  }, [])
  if (people.length === 0) return null
  const become = (id: string) => becomePerson(id, () => store.forgetPerson())
  const now = currentPerson()
  return (
    <Card title="切换体验身份" flush>
      <View className={styles.switchNote}>只在本地体验时出现</View>
      {[...people, NEWCOMER].map(person => (
        <Tappable
          key={person.id}
          id={`person-${person.id}`}
          role="radio"
          selected={person.id === now}
          className={styles.person}
          onTap={() => become(person.id)}
        >
          <View className={styles.personWords}>
            <View>{person.name}</View>
            <View className={styles.personNote}>{person.description}</View>
          </View>
          {person.id === now && <Icon name="check" size={20} className={styles.here} />}
        </Tappable>
      ))}
    </Card>
  )
})
