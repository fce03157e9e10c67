import { View } from '@tarojs/components'
import { useState } from 'react'
import { Barcode } from '@/components/barcode'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Cell, CellGroup } from '@/components/cell'
import { CountUp } from '@/components/count-up'
import { Countdown } from '@/components/countdown'
import { Dialog } from '@/components/dialog'
import { Empty } from '@/components/empty'
import { ErrorState } from '@/components/error-state'
import { Field } from '@/components/field'
import { Icon } from '@/components/icon'
import { ICON_NAMES } from '@/components/icon/names'
import { Ladder } from '@/components/ladder'
import { ListEnd } from '@/components/list-end'
import { Notice } from '@/components/notice'
import { Page } from '@/components/page'
import { PointsText } from '@/components/points-text'
import { Popup } from '@/components/popup'
import { Price } from '@/components/price'
import { ProductCard } from '@/components/product-card'
import { ProgressBar } from '@/components/progress-bar'
import { ProgressRing } from '@/components/progress-ring'
import { QrCode } from '@/components/qr-code'
import { QuantityPicker } from '@/components/quantity-picker'
import { ReceiptLines } from '@/components/receipt-lines'
import { RewardCard } from '@/components/reward-card'
import { Segmented } from '@/components/segmented'
import { Skeleton } from '@/components/skeleton'
import { Slider } from '@/components/slider'
import { Stepper } from '@/components/stepper'
import { Tabs } from '@/components/tabs'
import { Tag } from '@/components/tag'
import { TierBadge } from '@/components/tier-badge'
import { Toast } from '@/components/toast'
import styles from './index.module.scss'

const pause = () => new Promise(resolve => setTimeout(resolve, 1500))

/** Every component in its states, for people who build the shop. */
export default function GalleryPage() {
  return (
    <Page title="组件一览" tab="home">
      <View className={styles.body}>
        <Buttons />
        <Figures />
        <Inputs />
        <Choices />
        <Progress />
        <Lists />
        <Codes />
        <States />
        <Overlays />
        <Icons />
      </View>
    </Page>
  )
}

function Buttons() {
  return (
    <Card title="按钮">
      <View className={styles.flow}>
        <Button onTap={pause}>立即购买</Button>
        <Button kind="points" icon="points">
          用积分兑换
        </Button>
        <Button kind="secondary">加入购物车</Button>
        <Button kind="danger">取消订单</Button>
        <Button kind="quiet">以后再说</Button>
        <Button loading>正在提交</Button>
        <Button disabled>暂不可买</Button>
        <Button size="small" kind="secondary" icon="refresh">
          刷新
        </Button>
      </View>
    </Card>
  )
}

function Figures() {
  return (
    <Card title="钱与积分" more="全部">
      <View className={styles.flow}>
        <Price fen={128_000} size="hero" />
        <Price fen={6_850} size="title" from />
        <Price fen={9_900} size="note" crossed />
        <PointsText points={12_840} size="hero" />
        <PointsText points={150} change />
        <PointsText points={-2_800} change />
        <TierBadge title="银卡会员" />
        <Tag>自提</Tag>
        <Tag tone="cash">新品</Tag>
        <Tag tone="points">限量</Tag>
        <Tag tone="tier">银卡可换</Tag>
        <Tag tone="alarm">3 天后过期</Tag>
      </View>
      <ReceiptLines
        torn
        lines={[
          { name: '基数', note: '100.00 元 × 1 分/元', value: '100' },
          { name: '银卡', value: '×1.5' },
          { name: '会员日', value: '×1' },
          { name: '取整', value: '向下' },
        ]}
        total={{ name: '合计', value: '150 积分', tone: 'points' }}
        notes={['规则第 3 版', '2026-11-22 15:04']}
      />
    </Card>
  )
}

function Inputs() {
  const [name, setName] = useState('林小满')
  const [phone, setPhone] = useState('1380000')
  const [remark, setRemark] = useState('')
  const [count, setCount] = useState(2)
  return (
    <Card title="输入" flush>
      <Field label="收货人" value={name} onChange={setName} placeholder="姓名" />
      <Field label="手机号" value={phone} onChange={setPhone} type="number" error="手机号应是 11 位数字" />
      <Field
        label="备注"
        value={remark}
        onChange={setRemark}
        multiline
        placeholder="想对店家说的话"
        note="最多 60 字"
      />
      <View className={styles.padded}>
        <QuantityPicker value={count} onChange={setCount} available={3} />
        <Stepper value={count} onChange={setCount} max={3} />
      </View>
    </Card>
  )
}

function Choices() {
  const [pay, setPay] = useState<'cash' | 'points'>('cash')
  const [tab, setTab] = useState('all')
  const [points, setPoints] = useState(800)
  return (
    <Card title="选择">
      <View className={styles.column}>
        <Segmented
          items={[
            { value: 'cash', title: '现金', tone: 'cash' },
            { value: 'points', title: '积分', tone: 'points' },
          ]}
          value={pay}
          onChange={setPay}
        />
        <Tabs
          items={['全部', '茶叶', '面包点心', '茶器', '餐桌', '香氛洗护', '布艺'].map(title => ({
            value: title === '全部' ? 'all' : title,
            title,
          }))}
          value={tab}
          onChange={setTab}
        />
        <View className={styles.between}>
          <PointsText points={points} />
          <Price fen={12_800 - points} />
        </View>
        <Slider
          id="gallery-slider"
          label="使用积分"
          min={0}
          max={1250}
          step={100}
          value={points}
          onChange={setPoints}
        />
        <Slider
          id="gallery-off"
          label="不可用"
          min={0}
          max={100}
          step={10}
          value={0}
          onChange={setPoints}
          disabled
        />
      </View>
    </Card>
  )
}

function Progress() {
  const [value, setValue] = useState(12_840)
  const [untilMs] = useState(() => Date.now() + 29 * 60_000)
  return (
    <Card title="进度" tone="tier">
      <View className={styles.flow}>
        <ProgressRing part={0.93}>
          <View>93%</View>
        </ProgressRing>
        <ProgressRing part={0.3} tone="points" />
        <ProgressRing part={0.5} size={48} width={4} still />
        <CountUp value={value} />
        <Button size="small" kind="points" onTap={() => setValue(value + 150)}>
          +150
        </Button>
        <Countdown untilMs={untilMs} />
      </View>
      <View className={styles.column}>
        <ProgressBar part={0.66} />
        <ProgressBar part={0.93} tone="tier" />
        <Ladder
          steps={[
            { id: 'member', title: '普通', note: '入会即享', state: 'done' },
            { id: 'silver', title: '银卡', note: '消费满 1,000 元', state: 'here' },
            { id: 'gold', title: '金卡', note: '再消费 200 元', state: 'next' },
          ]}
        />
      </View>
    </Card>
  )
}

function Lists() {
  const picture = { src: 'products/longjing', alt: '龙井' }
  return (
    <View className={styles.column}>
      <CellGroup>
        <Cell icon="pin" title="收货地址" note="上海市徐汇区安福路 201 号" onTap={() => undefined} />
        <Cell icon="ticket" title="我的兑换" value="3" onTap={() => undefined} />
        <Cell title="订单编号" value="20261122-0001" />
      </CellGroup>
      <View className={styles.shelf}>
        <ProductCard
          id="a"
          title="明前龙井 手炒"
          subtitle="豆香清，耐三泡"
          picture={picture}
          priceFen={12_800}
          from
          tag="新品"
          onTap={() => undefined}
        />
        <RewardCard
          id="b"
          title="粗陶马克杯"
          picture={picture}
          points={2_800}
          cashFen={990}
          worthFen={6_800}
          blocked="还差 800 积分"
          tag="限量"
          onTap={() => undefined}
        />
      </View>
      <ProductCard
        id="c"
        title="盐面包"
        subtitle="每天三炉"
        picture={picture}
        priceFen={1_200}
        soldOut
        layout="row"
        onTap={() => undefined}
      />
      <ListEnd state="more" />
      <ListEnd state="end" />
    </View>
  )
}

function Codes() {
  return (
    <Card title="会员码">
      <View className={styles.codes}>
        <QrCode text="M1.8f3kq2.58131201.a9c0f1d2" />
        <Barcode text="281203948571234567" />
      </View>
    </Card>
  )
}

function States() {
  return (
    <View className={styles.column}>
      <Notice icon="wifi-off">网络好像断开了，已填写的内容都还在</Notice>
      <Notice tone="points" icon="points">
        本单最多可用 1,250 积分，抵 12.50 元
      </Notice>
      <Notice tone="alarm" icon="clock">
        320 积分将在 11 月 30 日过期
      </Notice>
      <Card title="空">
        <Empty
          icon="bag"
          title="购物车还是空的"
          note="去看看今天的面包"
          action={<Button kind="secondary">去逛逛</Button>}
        />
      </Card>
      <Card title="错">
        <ErrorState message="连不上店里，请检查网络" offline onRetry={pause} />
      </Card>
      <Card title="骨架">
        <Skeleton count={2} />
      </Card>
    </View>
  )
}

function Overlays() {
  const [sheet, setSheet] = useState(false)
  const [dialog, setDialog] = useState(false)
  const [toast, setToast] = useState('')
  return (
    <Card title="浮层">
      <View className={styles.flow}>
        <Button kind="secondary" id="open-sheet" onTap={() => setSheet(true)}>
          底部弹层
        </Button>
        <Button kind="secondary" id="open-dialog" onTap={() => setDialog(true)}>
          对话框
        </Button>
        <Button kind="secondary" id="open-toast" onTap={() => setToast('已加入购物车')}>
          轻提示
        </Button>
      </View>
      <Popup
        open={sheet}
        title="选择规格"
        onClose={() => setSheet(false)}
        footer={
          <Button block onTap={() => setSheet(false)}>
            确定
          </Button>
        }
      >
        <Skeleton count={3} />
      </Popup>
      <Dialog
        open={dialog}
        title="取消这笔订单？"
        message="已用的 800 积分会原路退回。"
        confirmText="取消订单"
        cancelText="再想想"
        danger
        onConfirm={() => setDialog(false)}
        onCancel={() => setDialog(false)}
      />
      <Toast text={toast} tone="done" />
    </Card>
  )
}

function Icons() {
  return (
    <Card title="图标">
      <View className={styles.icons}>
        {ICON_NAMES.map(name => (
          <View key={name} className={styles.icon}>
            <Icon name={name} />
            <View className={styles.name}>{name}</View>
          </View>
        ))}
      </View>
    </Card>
  )
}
