import { fireEvent, render, screen } from '@testing-library/react'
import { QuantityPicker } from '@/components/quantity-picker'
import { Stepper } from '@/components/stepper'

const less = () => screen.getByLabelText('减少')
const more = () => screen.getByLabelText('增加')

describe('Stepper', () => {
  test('steps by one within its bounds', () => {
    const heard: number[] = []
    const { rerender } = render(<Stepper value={1} max={3} onChange={value => heard.push(value)} />)
    fireEvent.click(less())
    fireEvent.click(more())
    rerender(<Stepper value={3} max={3} onChange={value => heard.push(value)} />)
    fireEvent.click(more())
    fireEvent.click(less())
    expect(heard).toEqual([2, 2])
  })
  test('says why there is no more where it is asked to', () => {
    const onLimit = jest.fn()
    const onChange = jest.fn()
    render(<Stepper value={3} max={3} onChange={onChange} onLimit={onLimit} />)
    fireEvent.click(more())
    expect(onLimit).toHaveBeenCalledTimes(1)
    expect(onChange).not.toHaveBeenCalled()
  })
})

describe('QuantityPicker', () => {
  test('tells when little is left and offers no more than there is', () => {
    const onChange = jest.fn()
    render(<QuantityPicker value={2} available={2} onChange={onChange} />)
    expect(screen.getByText('仅剩 2 件')).toBeTruthy()
    fireEvent.click(more())
    expect(onChange).not.toHaveBeenCalled()
  })
  test('cannot be set when sold out', () => {
    const onChange = jest.fn()
    render(<QuantityPicker value={1} available={0} onChange={onChange} />)
    expect(screen.getByText('已售罄')).toBeTruthy()
    fireEvent.click(more())
    fireEvent.click(less())
    expect(onChange).not.toHaveBeenCalled()
  })
})
