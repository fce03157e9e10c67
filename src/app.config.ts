const isH5 = process.env.TARO_ENV === 'h5'

/** The component gallery is for people who build the shop; it never ships inside the mini-program. */
const devPackages = isH5 ? [{ root: 'packages/dev', pages: ['gallery/index'] }] : []

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/mall/index', 'pages/code/index', 'pages/me/index'],
  subPackages: [
    {
      root: 'packages/shop',
      pages: ['product/index', 'cart/index', 'checkout/index', 'search/index', 'paid/index'],
    },
    { root: 'packages/order', pages: ['list/index', 'detail/index'] },
    {
      root: 'packages/points',
      pages: [
        'statement/index',
        'receipt/index',
        'tiers/index',
        'reward/index',
        'redemptions/index',
        'redemption/index',
      ],
    },
    {
      root: 'packages/member',
      pages: ['join/index', 'agreement/index', 'addresses/index', 'address-edit/index', 'profile/index'],
    },
    { root: 'packages/staff', pages: ['counter/index', 'purchase/index', 'writeoff/index', 'enrol/index'] },
    ...devPackages,
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['packages/shop', 'packages/points'] },
    'pages/mall/index': { network: 'all', packages: ['packages/shop', 'packages/points'] },
    'pages/me/index': { network: 'all', packages: ['packages/order', 'packages/points', 'packages/member'] },
    'pages/code/index': { network: 'wifi', packages: ['packages/member'] },
  },
  lazyCodeLoading: 'requiredComponents',
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  // Taro's own page transition; WeChat does not know the key.
  ...(isH5 ? { animation: false } : {}),
  window: {
    navigationBarTitleText: '禾里',
    navigationBarBackgroundColor: '@navBackground',
    navigationBarTextStyle: '@navText' as 'black',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText' as 'dark',
  },
  // The bar itself is drawn by components/tab-bar inside the four pages; this list makes them tabs.
  tabBar: {
    custom: true,
    color: '@tabText',
    selectedColor: '@tabSelected',
    backgroundColor: '@tabBackground',
    borderStyle: '@tabBorder' as 'white',
    list: [
      { pagePath: 'pages/home/index', text: '首页' },
      { pagePath: 'pages/mall/index', text: '商城' },
      { pagePath: 'pages/code/index', text: '会员码' },
      { pagePath: 'pages/me/index', text: '我的' },
    ] as NonNullable<Taro.AppConfig['tabBar']>['list'],
  },
})
