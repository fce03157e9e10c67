/** What outlives the program on the phone, handed in by `src/app.tsx`. Values are plain JSON. */
export interface Memory {
  get(key: string): unknown
  set(key: string, value: unknown): void
  remove(key: string): void
}
