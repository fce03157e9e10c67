import { fireEvent, render, screen } from '@testing-library/react'
import { Dialog } from '@/components/dialog'
import { Popup } from '@/components/popup'
import { testEnvironment } from './environment'

describe('Dialog', () => {
  const dialog = (props: Partial<Parameters<typeof Dialog>[0]> = {}) => (
    <Dialog open title="取消这笔订单？" onConfirm={() => undefined} onCancel={() => undefined} {...props} />
  )
  test('answers yes, no, and no by Escape', () => {
    testEnvironment()
    const answers: string[] = []
    render(dialog({ onConfirm: () => answers.push('yes'), onCancel: () => answers.push('no') }))
    fireEvent.click(screen.getByText('确定'))
    fireEvent.click(screen.getByText('取消'))
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(answers).toEqual(['yes', 'no', 'no'])
  })
  test('holds the page still while it is open, and gives it and the focus back', () => {
    const { seen } = testEnvironment()
    const opener = document.createElement('button')
    document.body.append(opener)
    opener.focus()
    const { rerender } = render(dialog())
    expect(document.activeElement).toBe(screen.getByRole('alertdialog'))
    rerender(dialog({ open: false }))
    expect(document.activeElement).toBe(opener)
    expect(seen.scrollLocks).toEqual([true, false])
    opener.remove()
  })
  test('Tab stays among its buttons', () => {
    testEnvironment()
    render(dialog())
    const [cancel, confirm] = screen.getAllByRole('button')
    confirm?.focus()
    fireEvent.keyDown(document, { key: 'Tab' })
    expect(document.activeElement).toBe(cancel)
    fireEvent.keyDown(document, { key: 'Tab', shiftKey: true })
    expect(document.activeElement).toBe(confirm)
  })
  test('nothing to choose: one button', () => {
    testEnvironment()
    render(dialog({ cancelText: '' }))
    expect(screen.getAllByRole('button')).toHaveLength(1)
  })
})

describe('Popup', () => {
  test('is not there while closed; closes by its cross and by Escape', () => {
    testEnvironment()
    const onClose = jest.fn()
    const { rerender } = render(
      <Popup open={false} title="选择规格" onClose={onClose}>
        里面
      </Popup>,
    )
    expect(screen.queryByText('里面')).toBeNull()
    rerender(
      <Popup open title="选择规格" onClose={onClose}>
        里面
      </Popup>,
    )
    expect(screen.getByText('里面')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('关闭'))
    fireEvent.keyDown(document, { key: 'Escape' })
    expect(onClose).toHaveBeenCalledTimes(2)
  })
})
