/** Runs a real weapp build in headless Chromium with WeChat's own component framework. */
export { type BuildProblem, type BuildSettings, type CompiledApp, compileDist } from './compile'
export { type ServedApp, serveApp } from './serve-app'
export { type PhoneOptions, WeappPhone } from './weapp-phone'
