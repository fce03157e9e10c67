import { BuiltIn } from './built-in'

const BACKGROUND_SIZE: Readonly<Record<string, string>> = { aspectFit: 'contain', aspectFill: 'cover' }

/** `image`: loads as WeChat does and says whether it could. */
class ImageElement extends BuiltIn {
  #loading = ''

  protected override valueChanged(name: string): void {
    if (name !== 'src' && name !== 'mode') return
    const src = this.textOf('src')
    if (src === '') return
    if (name === 'mode') {
      this.#place()
      return
    }
    this.#loading = src
    const picture = new Image()
    picture.onload = () => {
      if (this.#loading !== src) return
      this.style.backgroundImage = `url("${src.replace(/"/g, '%22')}")`
      this.#place()
      if (this.textOf('mode') === 'widthFix') {
        this.style.height = `${(this.offsetWidth * picture.height) / Math.max(1, picture.width)}px`
      }
      this.emit('load', { width: picture.width, height: picture.height })
    }
    picture.onerror = () => {
      if (this.#loading === src) this.emit('error', { errMsg: `GET ${src} fail` })
    }
    picture.src = src
  }

  #place(): void {
    this.style.backgroundSize = BACKGROUND_SIZE[this.textOf('mode')] ?? '100% 100%'
    this.style.backgroundPosition = 'center'
  }
}

/** `canvas`: the browser's own, for `type="2d"`. */
export class CanvasElement extends BuiltIn {
  canvas: HTMLCanvasElement | undefined

  connectedCallback(): void {
    if (this.canvas) return
    const canvas = document.createElement('canvas')
    this.canvas = Object.assign(canvas, {
      createImage: () => new Image(),
      requestAnimationFrame: (callback: FrameRequestCallback) => requestAnimationFrame(callback),
      cancelAnimationFrame: (id: number) => cancelAnimationFrame(id),
    })
    this.append(canvas)
  }
}

/** `progress`: a bar. */
class ProgressElement extends BuiltIn {
  protected override valueChanged(name: string): void {
    if (name === 'percent') this.style.setProperty('--percent', `${this.numberOf('percent', 0)}%`)
  }
}

/** `slider`: a range control whose events carry WeChat's details. */
class SliderElement extends BuiltIn {
  #control: HTMLInputElement | undefined

  connectedCallback(): void {
    if (this.#control) return
    const control = document.createElement('input')
    control.type = 'range'
    control.addEventListener('input', event => {
      event.stopPropagation()
      this.emit('changing', { value: Number(control.value) })
    })
    control.addEventListener('change', event => {
      event.stopPropagation()
      this.emit('change', { value: Number(control.value) })
    })
    this.#control = control
    this.append(control)
    this.#apply()
  }

  get value(): number {
    return Number(this.#control?.value ?? 0)
  }

  #apply(): void {
    const control = this.#control
    if (!control) return
    control.min = String(this.numberOf('min', 0))
    control.max = String(this.numberOf('max', 100))
    control.step = String(this.numberOf('step', 1))
    control.value = String(this.numberOf('value', 0))
    control.disabled = this.isOn('disabled')
  }

  protected override valueChanged(): void {
    this.#apply()
  }
}

/** `rich-text`: its words. */
class RichTextElement extends BuiltIn {
  protected override valueChanged(name: string, value: unknown): void {
    if (name !== 'nodes') return
    this.textContent = typeof value === 'string' ? value.replace(/<[^>]+>/g, '') : JSON.stringify(value)
  }
}

export function defineDrawing(): void {
  customElements.define('wx-image', ImageElement)
  customElements.define('wx-canvas', CanvasElement)
  customElements.define('wx-progress', ProgressElement)
  customElements.define('wx-slider', SliderElement)
  customElements.define('wx-rich-text', RichTextElement)
}
