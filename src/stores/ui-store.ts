import { makeAutoObservable, observableRef, runInAction } from 'mobx'

export type ToastTone = 'done' | 'plain' | 'alarm'

/** A question with two answers. */
export interface Question {
  title: string
  message?: string
  confirmText?: string
  cancelText?: string
  /** The confirming answer takes something away. */
  danger?: boolean
}

const TOAST_MS = 2400

/** What lies over the pages: one passing word, one question, and whether the network is there. */
export class UiStore {
  toast: { text: string; tone: ToastTone } | undefined = undefined
  question: Question | undefined = undefined
  /** False while the newest call found no network. */
  online = true
  private answer: ((yes: boolean) => void) | undefined
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    makeAutoObservable<this, 'answer' | 'timer'>(this, {
      toast: observableRef,
      question: observableRef,
      answer: false,
      timer: false,
    })
  }

  /** Shows a word that goes by itself. */
  say(text: string, tone: ToastTone = 'plain'): void {
    clearTimeout(this.timer)
    this.toast = { text, tone }
    this.timer = setTimeout(() => runInAction(() => (this.toast = undefined)), TOAST_MS)
  }

  /** Asks, and waits for the answer. A question that is still open is answered with no. */
  ask(question: Question): Promise<boolean> {
    this.answer?.(false)
    this.question = question
    return new Promise(resolve => {
      this.answer = resolve
    })
  }

  reply(yes: boolean): void {
    const { answer } = this
    this.answer = undefined
    this.question = undefined
    answer?.(yes)
  }

  setOnline(online: boolean): void {
    this.online = online
  }
}
