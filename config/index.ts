import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import { scopedClassName } from './class-names'

/** Packages that ship modern syntax and must be compiled for older phones. */
const COMPILED =
  /node_modules[\\/](mobx|mobx-react-lite|dayjs|qrcode-generator|jsbarcode|fraction\.js|uuidv7|valibot)[\\/]/

/** WeChat's engines: what prefixes are written for. */
const PHONES = ['ios >= 12', 'chrome >= 69']

const LOCAL_URL = 'http://127.0.0.1:8787'

/**
 * What the program is told about the world, as one JSON string in the bundle: `src/platform/base-url.ts` reads it.
 * The browser build is served by the local cloud itself and knows no other address.
 */
function shopSettings(isH5: boolean): string {
  const { TARO_APP_CLOUD_ENV = '', TARO_APP_LOCAL_URL = LOCAL_URL, TARO_APP_PICTURE_URL = '' } = process.env
  if (isH5) return JSON.stringify({ cloudEnv: '', localUrl: '', pictureUrl: '' })
  const cloudEnv = TARO_APP_CLOUD_ENV
  return JSON.stringify({
    cloudEnv,
    localUrl: cloudEnv ? '' : TARO_APP_LOCAL_URL,
    pictureUrl: TARO_APP_PICTURE_URL,
  })
}

export default defineConfig<'webpack5'>(async () => {
  const isH5 = process.env.TARO_ENV === 'h5'
  const cssModules = {
    enable: true,
    config: { namingPattern: 'module', generateScopedName: scopedClassName },
  }
  const config: UserConfigExport<'webpack5'> = {
    projectName: 'points-mall',
    date: '2026-11-22',
    // Sizes are written in px and stay px on both faces: text keeps its size, layouts flow.
    designWidth: 375,
    deviceRatio: { 375: 2 },
    sourceRoot: 'src',
    outputRoot: isH5 ? 'dist/h5' : 'dist/weapp',
    alias: { '@': path.resolve(__dirname, '..', 'src') },
    plugins: [],
    defineConstants: { 'process.env.SHOP_SETTINGS': JSON.stringify(shopSettings(isH5)) },
    copy: {
      patterns: isH5 ? [] : [{ from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' }],
      options: {},
    },
    framework: 'react',
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: process.env.TARO_CACHE === '1' },
    mini: {
      compile: { include: [(file: string) => COMPILED.test(file)] },
      postcss: {
        pxtransform: { enable: false, config: {} },
        autoprefixer: { enable: true, config: { overrideBrowserslist: PHONES } },
        cssModules,
      },
      // No component's sheet sets what another's sets for the same element, so their order does not matter.
      miniCssExtractPluginOption: { ignoreOrder: true },
      optimizeMainPackage: { enable: true },
    },
    h5: {
      compile: { include: [(file: string) => COMPILED.test(file)] },
      webpackChain(chain) {
        chain.optimization.splitChunks({ chunks: 'all', minSize: 20000 })
      },
      publicPath: '/',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        pxtransform: { enable: false, config: {} },
        autoprefixer: { enable: true, config: {} },
        cssModules,
      },
    },
  }
  return config
})
