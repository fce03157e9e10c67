import { fireEvent, render, screen } from '@testing-library/react'
import { LoadState } from '@/components/load-state'
import { testEnvironment } from './environment'

const inside = (props: Partial<Parameters<typeof LoadState>[0]>) => (
  <LoadState status="ready" onRetry={() => undefined} {...props}>
    里面
  </LoadState>
)

test('bones while loading, the thing itself when it is there', () => {
  testEnvironment()
  const { container, rerender } = render(inside({ status: 'loading' }))
  expect(container.textContent).toBe('')
  rerender(inside({}))
  expect(container.textContent).toBe('里面')
})

test('a failure says why and tries again; a lost network is named as such', () => {
  testEnvironment()
  const onRetry = jest.fn()
  const { rerender } = render(
    inside({ status: 'error', error: { code: 'internal', message: '出了点问题' }, onRetry }),
  )
  expect(screen.getByText('出了点问题')).toBeTruthy()
  fireEvent.click(screen.getByText('再试一次'))
  expect(onRetry).toHaveBeenCalledTimes(1)
  rerender(inside({ status: 'error', error: { code: 'network', message: '网络连接不上' }, onRetry }))
  expect(screen.getByText('网络好像断开了')).toBeTruthy()
})

test('somebody who has not joined is invited, not told of an error', () => {
  const join = jest.fn()
  testEnvironment({ join })
  render(inside({ status: 'error', error: { code: 'not_a_member', message: '请先加入会员' } }))
  fireEvent.click(screen.getByText('免费加入会员'))
  expect(join).toHaveBeenCalledTimes(1)
  expect(screen.queryByText('再试一次')).toBeNull()
})
