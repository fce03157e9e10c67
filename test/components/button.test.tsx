import { act, fireEvent, render, screen } from '@testing-library/react'
import { Button } from '@/components/button'

/** A promise that the test settles. */
function deferred() {
  let settle: () => void = () => undefined
  const promise = new Promise<void>(resolve => {
    settle = resolve
  })
  return { promise, settle }
}

describe('Button', () => {
  test('two taps within one frame are one action', async () => {
    const { promise, settle } = deferred()
    const action = jest.fn(() => promise)
    render(<Button onTap={action}>提交</Button>)
    const button = screen.getByRole('button')
    act(() => {
      button.click()
      button.click()
    })
    fireEvent.keyDown(button, { key: 'Enter' })
    expect(action).toHaveBeenCalledTimes(1)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    await act(async () => settle())
    expect(button.getAttribute('aria-disabled')).toBe('false')
    await act(async () => button.click())
    expect(action).toHaveBeenCalledTimes(2)
  })
  test('an action without a promise may be repeated at once', () => {
    const action = jest.fn()
    render(<Button onTap={action}>加一</Button>)
    fireEvent.click(screen.getByRole('button'))
    fireEvent.click(screen.getByRole('button'))
    expect(action).toHaveBeenCalledTimes(2)
  })
  test.each([{ disabled: true }, { loading: true }])('%j: cannot be pressed', more => {
    const action = jest.fn()
    render(
      <Button onTap={action} {...more}>
        提交
      </Button>,
    )
    fireEvent.click(screen.getByRole('button'))
    fireEvent.keyDown(screen.getByRole('button'), { key: ' ' })
    expect(action).not.toHaveBeenCalled()
  })
  test('an action that ends after the button has gone disturbs nobody', async () => {
    const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined)
    const { promise, settle } = deferred()
    const { unmount } = render(<Button onTap={() => promise}>提交</Button>)
    fireEvent.click(screen.getByRole('button'))
    unmount()
    await act(async () => settle())
    expect(errors).not.toHaveBeenCalled()
    errors.mockRestore()
  })
})
