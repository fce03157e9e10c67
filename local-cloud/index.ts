/** WeChat's cloud on one machine. */
export { LOCAL_APP_ID, LOCAL_ENV_ID } from './environment'
export { LocalCloudError, type LocalCloudErrorCode } from './local-cloud-error'
export { startLocalCloud } from './start-local-cloud'
export type * from './types'
