import { BuiltIn } from './built-in'

const THRESHOLD_PX = 50
const SWIPE_MIN_PX = 30
const ANIMATION_MS = 200

/** `scroll-view`. */
class ScrollViewElement extends BuiltIn {
  #listening = false
  #atEnd = false

  connectedCallback(): void {
    if (this.#listening) return
    this.#listening = true
    this.addEventListener('scroll', event => {
      if (!(event instanceof CustomEvent)) this.#scrolled()
    })
  }

  #scrolled(): void {
    const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = this
    this.emit('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, deltaX: 0, deltaY: 0 })
    const threshold = this.numberOf('lowerThreshold', THRESHOLD_PX)
    const vertical = this.isOn('scrollY')
    const atEnd = vertical
      ? scrollTop + clientHeight + threshold >= scrollHeight
      : scrollLeft + clientWidth + threshold >= scrollWidth
    if (atEnd && !this.#atEnd) this.emit('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
    this.#atEnd = atEnd
  }

  protected override valueChanged(name: string): void {
    this.style.overflowX = this.isOn('scrollX') ? 'auto' : 'hidden'
    this.style.overflowY = this.isOn('scrollY') ? 'auto' : 'hidden'
    if (name === 'scrollTop') this.scrollTop = this.numberOf('scrollTop', this.scrollTop)
    if (name === 'scrollLeft') this.scrollLeft = this.numberOf('scrollLeft', this.scrollLeft)
    if (name === 'scrollIntoView' && this.textOf('scrollIntoView')) {
      this.querySelector(`#${CSS.escape(this.textOf('scrollIntoView'))}`)?.scrollIntoView()
    }
  }
}

/** `swiper`: slides beside each other, moved by a finger, by `current`, or by itself. */
class SwiperElement extends BuiltIn {
  #current = 0
  #listening = false
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    this.#layOut()
    if (this.#listening) return
    this.#listening = true
    new MutationObserver(() => this.#layOut()).observe(this, { childList: true })
    let startX = 0
    this.addEventListener('touchstart', event => {
      startX = event.changedTouches[0]?.clientX ?? 0
    })
    this.addEventListener('touchend', event => {
      const moved = (event.changedTouches[0]?.clientX ?? startX) - startX
      if (Math.abs(moved) > SWIPE_MIN_PX) this.#go(this.#current + (moved < 0 ? 1 : -1), 'touch')
    })
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  get #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('wx-swiper-item')]
  }

  #layOut(): void {
    const axis = this.isOn('vertical') ? 'Y' : 'X'
    this.#items.forEach((item, index) => {
      item.style.transform = `translate${axis}(${(index - this.#current) * 100}%)`
    })
  }

  #go(wanted: number, source: '' | 'touch' | 'autoplay'): void {
    const count = this.#items.length
    if (count === 0) return
    const circular = this.isOn('circular')
    const index = circular ? (wanted + count) % count : Math.max(0, Math.min(count - 1, wanted))
    if (index === this.#current) return
    this.#current = index
    this.#layOut()
    this.emit('change', { current: index, currentItemId: '', source })
    setTimeout(() => this.emit('animationfinish', { current: index, source }), ANIMATION_MS)
  }

  protected override valueChanged(name: string): void {
    if (name === 'current') this.#go(this.numberOf('current', this.#current), '')
    if (name === 'autoplay' || name === 'interval') {
      clearInterval(this.#timer)
      if (!this.isOn('autoplay')) return
      this.#timer = setInterval(
        () => this.#go(this.#current + 1, 'autoplay'),
        this.numberOf('interval', 5000),
      )
    }
  }
}

export function defineScrolling(): void {
  customElements.define('wx-scroll-view', ScrollViewElement)
  customElements.define('wx-swiper', SwiperElement)
}
