import type { Plugin } from 'esbuild'

/**
 * Packages that the cloud's SDK loads at start for things no function of ours does: AI models, the relational client,
 * file storage, sign-in tickets, and an HTTP client it merely hands out. They are two thirds of the bundle and half of
 * its load time. In their place stands a module that names itself when it is used, so nothing breaks silently.
 */
export const UNUSED_PACKAGES = [
  '@cloudbase/ai',
  '@cloudbase/app',
  'web-streams-polyfill',
  '@cloudbase/wx-cloud-client-sdk',
  'axios',
  'jsonwebtoken',
  'xml2js',
  'mime-types',
  'http-proxy-agent',
  'https-proxy-agent',
] as const

const filter = new RegExp(`^(${UNUSED_PACKAGES.map(name => name.replace(/[/-]/g, '\\$&')).join('|')})$`)

const standIn = (name: string): string => `
const refuse = () => { throw new Error(${JSON.stringify(`${name} is left out of the functions' bundles: see tools/build/unused-packages.ts`)}) }
module.exports = new Proxy(function () {}, {
  get: (_, key) => (typeof key === 'symbol' || key === '__esModule' || key === 'prototype' ? undefined : refuse()),
  apply: refuse,
  construct: refuse
})
`

/** esbuild plugin that puts the stand-ins in place. */
export const leaveOutUnused: Plugin = {
  name: 'leave-out-unused',
  setup(build) {
    build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }))
    build.onLoad({ filter: /./, namespace: 'left-out' }, ({ path }) => ({
      contents: standIn(path),
      loader: 'js',
    }))
  },
}
