import { V7Generator } from 'uuidv7'

const generator = new V7Generator()

/**
 * The name of one operation: a UUIDv7 of the server's time. The server forgets ids that are too old and refuses ids
 * from the future, so the phone's own clock must not decide.
 */
export const newRequestId = (serverNowMs: number): string =>
  generator.generateOrResetWithTs(Math.round(serverNowMs)).toString()
