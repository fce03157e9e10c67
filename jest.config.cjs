/** Jest projects. `npm test` runs them all; each can run alone with `--selectProjects`. */
const transform = {
  '^.+\\.(m?[tj]sx?)$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'commonjs' },
    },
  ],
}
const esmOnly = [
  'uuidv7',
  'mingo',
  'croner',
  'mobx',
  'mobx-react-lite',
  'hono',
  '@hono',
  'valibot',
  'dayjs',
  'fraction.js',
]
const node = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: testMatch.map(m => `<rootDir>/${m}`),
  transform,
  transformIgnorePatterns: [`node_modules/(?!(${esmOnly.join('|')})/)`],
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.cache/', '<rootDir>/.data/'],
  ...more,
})
/** Tests of builds: what has changed is built once, before any of them starts. */
const builtFirst = { globalSetup: '<rootDir>/test/support/build-first.ts' }
module.exports = {
  projects: [
    node('unit', [
      'test/domain/**/*.test.ts',
      'test/contract/**/*.test.ts',
      'test/stores/**/*.test.ts',
      'test/architecture.test.ts',
      'test/shop/**/*.test.ts',
      'test/tools/**/*.test.ts',
    ]),
    node('components', ['test/components/**/*.test.{ts,tsx}', 'test/platform/**/*.test.ts'], {
      testEnvironment: 'jsdom',
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/test/components/mocks/taro-components.tsx',
        '^@tarojs/taro$': '<rootDir>/test/platform/mocks/taro.ts',
        '\\.module\\.scss$': 'identity-obj-proxy',
        '^@/(.*)$': '<rootDir>/src/$1',
      },
    }),
    node('service', ['test/service/**/*.test.ts', 'test/simulation/**/*.test.ts']),
    node('cloud', ['test/local-cloud/**/*.test.ts']),
    node('concurrency', ['test/concurrency/**/*.test.ts']),
    node('start', ['test/start/**/*.test.ts']),
    node('weapp', ['test/weapp/**/*.test.ts'], builtFirst),
    node('h5', ['test/h5/**/*.test.ts'], builtFirst),
  ],
}
