/** What a build was told about the world; the shape of the JSON string that `src/platform/base-url.ts` reads. */
export interface BuildSettings {
  /** Empty: local mode over HTTP. */
  readonly cloudEnv: string
  readonly localUrl: string
  readonly pictureUrl: string
}

/** The settings inside a string literal of the bundle, with or without escaped quotes. */
const SETTINGS = /\{(\\?")cloudEnv\1:[^{}]*\}/g

/**
 * Puts other settings into a built script, so that one build runs in local mode and in WeChat's cloud. What a build with
 * those settings would contain differs from this in the one string.
 */
export function pointElsewhere(source: string, settings: BuildSettings): string {
  return source.replace(SETTINGS, (_, quote: string) => JSON.stringify(settings).replaceAll('"', quote))
}

/** Whether a script carries the settings. */
export function carriesSettings(source: string): boolean {
  return source.search(SETTINGS) >= 0
}
