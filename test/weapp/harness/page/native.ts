/** The way to the part of the phone that is not JavaScript: network, payment, camera. Installed by the test's browser. */
export type NativeCall = (name: string, params: unknown) => Promise<unknown>

declare global {
  interface Window {
    /** Exposed by `native/phone-side.ts`; absent when the page is opened by hand. */
    __native?: NativeCall
  }
}

export const native: NativeCall = (name, params) => {
  if (!window.__native) return Promise.reject(new Error(`${name}: this page has no phone behind it`))
  return window.__native(name, params)
}
