export default definePageConfig({ navigationBarTitleText: '积分小票' })
