/** Where WeChat Pay sends its notifications, over HTTP; clients cannot call it (see config.json). */
import { type Wiring, wire } from '../service/adapters/cloud-ports'
import { noticeReader } from '../service/adapters/wechat-pay'
import { type HttpEvent, handleNotice } from '../service/handle-notice'

let wiring: Wiring | undefined

export function main(event: HttpEvent) {
  wiring ??= wire(process.env)
  return handleNotice(wiring.ports, wiring.settings, noticeReader(wiring.payConfig), event)
}
