/** Taro's elements as plain ones: what they hand on is what the browser's own would get. */
import { type ChangeEvent, createElement, type ReactNode } from 'react'

type Props = Record<string, unknown> & { children?: ReactNode }

const HANDED_ON =
  /^(id|className|style|role|tabIndex|on(Click|Touch\w+|Mouse\w+|Key\w+|Load|Error|Blur)|aria-|data-)/
const handOn = (props: Props) =>
  Object.fromEntries(Object.entries(props).filter(([name]) => HANDED_ON.test(name)))
const plain = (tag: string) => (props: Props) => createElement(tag, handOn(props), props.children)

const typed = (tag: 'input' | 'textarea') => (props: Props) =>
  createElement(tag, {
    ...handOn(props),
    value: props.value ?? '',
    placeholder: props.placeholder,
    maxLength: props.maxlength,
    disabled: props.disabled,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      const onInput = props.onInput as ((event: { detail: { value: string } }) => void) | undefined
      onInput?.({ detail: { value: event.target.value } })
    },
  })

export const View = plain('div')
export const Text = plain('span')
export const ScrollView = plain('div')
export const Button = plain('button')
export const Input = typed('input')
export const Textarea = typed('textarea')
export const Image = (props: Props) => createElement('img', { ...handOn(props), src: props.src, alt: '' })
