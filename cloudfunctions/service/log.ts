/** Every line the functions log, by name. Facts only: no phone numbers, names or addresses. */
export type LogLine =
  | { event: 'command_refused'; command: string; code: string; details?: unknown }
  | { event: 'command_failed'; command: string; error: string }
  | { event: 'account_conflict'; memberId: string; attempt: number }
  | { event: 'payment_refused'; reason: string }
  | { event: 'payment_mismatch'; orderId: string; expectedFen: number; paidFen: number }
  | { event: 'payment_late'; orderId: string }
  | { event: 'points_short_at_payment'; orderId: string; reason: string }
  | { event: 'payment_settled'; orderId: string }
  | { event: 'sweep'; step: string; done: number; failed: number }
  | { event: 'sweep_failed'; step: string; id: string; error: string }

/** Writes lines as JSON to standard output, where WeChat's console collects them. */
export const consoleLog = (line: LogLine): void => {
  console.log(JSON.stringify(line))
}
