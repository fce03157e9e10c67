import type { InputProps } from '@tarojs/components'

/**
 * An input for digits. WeChat knows a keyboard for them; in the browser a number field would refuse spaces and ignore
 * its length, so that it is a text field with the same keyboard.
 */
export const DIGITS_PROPS: Pick<InputProps, 'type' | 'nativeProps'> =
  process.env.TARO_ENV === 'weapp'
    ? { type: 'number' }
    : { type: 'text', nativeProps: { inputMode: 'numeric' } }
