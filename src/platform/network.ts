/** Tells when the network goes and comes back, as the browser hears it. */
export function watchNetwork(tell: (online: boolean) => void): void {
  window.addEventListener('online', () => tell(true))
  window.addEventListener('offline', () => tell(false))
}
