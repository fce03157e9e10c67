/** Taro's own preset; targets are narrower than the browserslist because WeChat's engines are known. */
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        ignoreBrowserslistConfig: true,
        targets: { ios: '12', chrome: '69' },
      },
    ],
  ],
}
