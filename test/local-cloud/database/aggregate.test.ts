import { collection, type Db, refusal, serve } from './support'

let db: Db
beforeAll(async () => {
  db = (await serve([collection('orders', 'memberId -at'), collection('members')])).db
  await db.collection('members').add([
    { _id: 'm1', name: '林' },
    { _id: 'm2', name: '周' },
  ] as never)
  await db.collection('orders').add([
    {
      _id: 'o1',
      memberId: 'm1',
      at: 1,
      fen: 100,
      lines: [
        { sku: 'a', n: 1 },
        { sku: 'b', n: 2 },
      ],
    },
    { _id: 'o2', memberId: 'm1', at: 2, fen: 300, lines: [{ sku: 'a', n: 5 }] },
    { _id: 'o3', memberId: 'm2', at: 3, fen: 50, lines: [] },
  ] as never)
})

// The SDK's types leave the pipeline untyped.
type Stage =
  | 'match'
  | 'group'
  | 'sort'
  | 'skip'
  | 'limit'
  | 'unwind'
  | 'project'
  | 'addFields'
  | 'lookup'
  | 'count'
type Pipeline = { [stage in Stage]: (value: unknown) => Pipeline } & { end(): Promise<{ data: unknown[] }> }
const orders = () => db.collection('orders').aggregate() as unknown as Pipeline

test('match, group and sort', async () => {
  const $ = db.command.aggregate
  const { data } = await orders()
    .match({ fen: db.command.gte(50) })
    .group({ _id: '$memberId', total: $.sum('$fen'), best: $.max('$fen'), orders: $.sum(1) })
    .sort({ total: -1 })
    .end()
  expect(data).toEqual([
    { _id: 'm1', total: 400, best: 300, orders: 2 },
    { _id: 'm2', total: 50, best: 50, orders: 1 },
  ])
})

test('unwind, project and addFields leave the stored documents alone', async () => {
  const $ = db.command.aggregate
  const { data } = await orders()
    .unwind('$lines')
    .addFields({ sku: '$lines.sku', double: $.multiply(['$lines.n', 2]) })
    .project({ _id: 0, sku: 1, double: 1 })
    .sort({ double: 1 })
    .end()
  expect(data).toEqual([
    { sku: 'a', double: 2 },
    { sku: 'b', double: 4 },
    { sku: 'a', double: 10 },
  ])
  const stored = (await db.collection('orders').doc('o1').get()).data[0]
  expect(stored).toEqual({
    _id: 'o1',
    memberId: 'm1',
    at: 1,
    fen: 100,
    lines: [
      { sku: 'a', n: 1 },
      { sku: 'b', n: 2 },
    ],
  })
})

test('lookup joins another collection; a missing one is empty', async () => {
  const join = (from: string) =>
    orders()
      .match({ _id: 'o3' })
      .lookup({ from, localField: 'memberId', foreignField: '_id', as: 'member' })
      .end()
  expect((await join('members')).data).toEqual([
    { _id: 'o3', memberId: 'm2', at: 3, fen: 50, lines: [], member: [{ _id: 'm2', name: '周' }] },
  ])
  expect((await join('nowhere')).data).toMatchObject([{ member: [] }])
})

test('a leading match, sort, skip and limit is a query', async () => {
  const { data } = await orders().match({ memberId: 'm1' }).sort({ at: -1 }).skip(1).limit(1).end()
  expect(data).toMatchObject([{ _id: 'o1' }])
  expect(
    (
      await orders()
        .match({ at: db.command.gt(1) })
        .match({ memberId: 'm1' })
        .count('n')
        .end()
    ).data,
  ).toEqual([{ n: 1 }])
})

test('dates are formatted in a zone', async () => {
  const $ = db.command.aggregate
  await db.collection('members').add({ _id: 'dated', at: new Date('2026-11-21T16:30:00Z') })
  const { data } = await (db.collection('members').aggregate() as unknown as Pipeline)
    .match({ _id: 'dated' })
    .project({ day: $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M', timezone: 'Asia/Shanghai' }) })
    .end()
  expect(data).toEqual([{ _id: 'dated', day: '2026-11-22 00:30' }])
})

test.each(['$out', '$merge', '$geoNear', '$facet', '$unionWith', '$nonsense'])(
  'stage %s is refused by name',
  async stage => {
    const raw = db.collection('orders').options({ raw: true } as never)
    const { message } = await refusal(raw.aggregate([{ [stage]: 'elsewhere' }] as never).end())
    expect(message).toContain(`aggregation stage ${stage} is not supported`)
  },
)

test.each(['week', 'isoWeekYear', 'function', 'nonsense'])(
  'expression $%s is refused by name',
  async operator => {
    for (const pipeline of [
      orders().project({ x: { [`$${operator}`]: '$at' } }),
      orders().group({ _id: null, x: { $sum: { [`$${operator}`]: '$at' } } }),
      orders().lookup({
        from: 'members',
        pipeline: [{ $match: { $expr: { [`$${operator}`]: 1 } } }],
        as: 'x',
      }),
    ]) {
      expect((await refusal(pipeline.end())).message).toContain(
        `expression operator $${operator} is not supported`,
      )
    }
  },
)
