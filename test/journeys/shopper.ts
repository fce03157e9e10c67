import type { LocalCloud } from '../../local-cloud'

/** What a person does with a pay sheet. `leave`: closes the app with the sheet open, so that nobody answers the page. */
export type PayChoice = 'pay' | 'cancel' | 'leave'

/**
 * A person with a screen. The journeys are written against this, once, and walked on both faces: taps and words, never
 * the insides. Elements are named by the ids their pages list; every step waits for what it needs to see.
 */
export interface Shopper {
  readonly face: 'weapp' | 'h5'
  /** Presses the element. */
  tap(id: string): Promise<void>
  /** Types into the field, replacing what was there. */
  type(id: string, text: string): Promise<void>
  /** Chooses on a slider: 0 its left end, 1 its right. */
  slide(id: string, part: number): Promise<void>
  /** Words of an element on the page in front, spaces collapsed. */
  text(id: string): Promise<string>
  /** The first number in an element's words: `1,240 积分` → 1240, `¥98.50` → 98.5. */
  number(id: string): Promise<number>
  /** Waits until the page in front says this; with an id, until that element does. */
  sees(words: string | RegExp, id?: string): Promise<void>
  /** Waits until the element is on the page in front. */
  finds(id: string): Promise<void>
  /** Waits until the element is gone from the page in front. */
  misses(id: string): Promise<void>
  /** Whether the element is there right now. */
  has(id: string): Promise<boolean>
  /** Ids on the page in front that match, as soon as there are any. */
  ids(pattern: RegExp): Promise<string[]>
  /** Waits until this page is in front: `packages/shop/cart/index`. */
  isAt(page: string): Promise<void>
  /** One page back, by the arrow in the title bar. */
  back(): Promise<void>
  /** Allows WeChat to tell the phone number, where that is a dialog of its own. */
  allowPhone(): Promise<void>
  /** Answers the pay sheet that is, or will soon be, open. After `leave` the app is closed and opened again. */
  payBy(choice: PayChoice): Promise<void>
  /** Closes the app and opens it again, at the home page. */
  restart(): Promise<void>
  /** Takes the network away or gives it back. */
  setOnline(online: boolean): Promise<void>
  /** Keeps a picture of the screen under this name, where pictures are kept. */
  shoot(name: string): Promise<void>
  /** Errors that happened without anybody seeing them; empty when all is well. */
  ailments(): Promise<string[]>
  close(): Promise<void>
}

/** Where shoppers come from: a face of the program on a local cloud. */
export interface Stage {
  readonly face: 'weapp' | 'h5'
  /** The local cloud behind it: for what a person cannot see, such as the secret that codes are made with. */
  readonly cloud: LocalCloud
  /** Gives a person her screen with the program open at its home page. `person`: an id of people.json, or `new`. */
  enter(person: string): Promise<Shopper>
}
