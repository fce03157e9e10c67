/** The pay sheet as a page: what WeChat slides over the mini-program when it is asked for a payment. */

export interface SheetView {
  readonly prepayId: string
  readonly merchantName: string
  readonly description: string
  readonly totalFen: number
  /** Why it cannot be paid, in Chinese; undefined when it can. */
  readonly obstacle: string | undefined
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, sign => escapes[sign] ?? sign)

const style = `
  /* No color-scheme here: with one, a frame over a page of another scheme would lose its see-through ground. */
  :root { --alarm: #b42318; --sheet: #fff; --ink: #191919; --soft: #737373; --line: #e8e8e8; --green: #07c160 }
  @media (prefers-color-scheme: dark) {
    :root { --sheet: #1e1e1e; --ink: #e6e6e6; --soft: #9a9a9a; --line: #333; --alarm: #ff8a80 }
  }
  html, body { margin: 0; height: 100%; background: transparent;
    font: 16px/1.5 -apple-system, "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif }
  .veil { position: fixed; inset: 0; background: rgba(0, 0, 0, .5) }
  main { position: fixed; left: 0; right: 0; bottom: 0; box-sizing: border-box; max-width: 480px; margin: 0 auto;
    padding: 16px 24px calc(24px + env(safe-area-inset-bottom)); background: var(--sheet); color: var(--ink);
    border-radius: 16px 16px 0 0; text-align: center; animation: rise .2s ease-out; outline: 0 }
  @keyframes rise { from { transform: translateY(40px); opacity: 0 } }
  @media (prefers-reduced-motion: reduce) { main { animation: none } }
  .top { display: flex; align-items: center; justify-content: space-between; color: var(--soft); font-size: 13px }
  .close { width: 44px; height: 44px; margin-left: -14px; border: 0; background: none; color: var(--ink); font-size: 22px;
    line-height: 44px; cursor: pointer }
  h1 { margin: 12px 0 0; font-size: 16px; font-weight: 400 }
  .amount { margin: 4px 0 20px; font-size: 40px; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums }
  .amount small { font-size: 26px; margin-right: 2px }
  dl { display: flex; justify-content: space-between; gap: 16px; margin: 0; padding: 14px 0;
    border-top: 1px solid var(--line); font-size: 15px; text-align: left }
  dt { color: var(--soft); flex: none } dd { margin: 0; text-align: right; overflow-wrap: anywhere }
  .pay { display: block; width: 100%; min-height: 48px; margin-top: 16px; border: 0; border-radius: 8px;
    background: var(--green); color: #fff; font-size: 17px; font-weight: 500; cursor: pointer }
  .pay[disabled] { opacity: .5; cursor: default }
  .cancel { min-height: 44px; margin-top: 8px; padding: 0 24px; border: 0; background: none; color: var(--soft);
    font-size: 15px; cursor: pointer }
  button:focus-visible { outline: 2px solid var(--green); outline-offset: 2px }
  .problem { margin: 12px 0 0; color: var(--alarm); min-height: 24px } .problem:empty { display: none }
`

const script = `
  const query = new URLSearchParams(location.search)
  const signed = {}
  for (const key of ['appId', 'timeStamp', 'nonceStr', 'package', 'signType', 'paySign']) signed[key] = query.get(key) || ''
  const pay = document.querySelector('.pay'), problem = document.querySelector('.problem')
  let over = false
  function tell(result) {
    over = true
    const message = { type: 'wechatpay', result }
    if (parent !== window) parent.postMessage(message, '*')
    if (opener) opener.postMessage(message, '*')
  }
  async function send(action) {
    const response = await fetch(location.pathname, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action, ...signed })
    })
    return response.json()
  }
  async function confirmPay() {
    if (over || pay.disabled) return
    pay.disabled = true; pay.textContent = '正在支付…'; problem.textContent = ''
    let answer
    try { answer = await send('pay') } catch { answer = { error: { message: '网络不给力，请重试' } } }
    if (answer.result === 'ok') { pay.textContent = '支付成功'; tell('ok'); return }
    problem.textContent = answer.error.message
    pay.disabled = false; pay.textContent = '确认支付'
  }
  async function cancel() {
    if (over) return
    try { await send('cancel') } catch {}
    document.querySelector('main').hidden = true
    tell('cancel')
  }
  pay.addEventListener('click', confirmPay)
  for (const node of document.querySelectorAll('[data-cancel]')) node.addEventListener('click', cancel)
  addEventListener('keydown', event => { if (event.key === 'Escape') cancel() })
  document.querySelector('main').focus({ preventScroll: true })
`

/** The whole page. All texts from outside are escaped. */
export function sheetPage(view: SheetView): string {
  const yuan = (view.totalFen / 100).toFixed(2)
  const blocked = view.obstacle !== undefined
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>微信支付（本地）</title>
<style>${style}</style>
<div class="veil" data-cancel></div>
<main tabindex="-1" role="dialog" aria-modal="true" aria-label="微信支付">
  <div class="top"><button class="close" data-cancel aria-label="关闭">✕</button><span>本地支付平台 · 不会真的扣款</span></div>
  <h1>${escapeHtml(view.merchantName)}</h1>
  <p class="amount" aria-label="${yuan} 元"><small>¥</small>${yuan}</p>
  <dl><dt>商品</dt><dd>${escapeHtml(view.description)}</dd></dl>
  <dl><dt>支付方式</dt><dd>零钱</dd></dl>
  <p class="problem" role="alert">${blocked ? escapeHtml(view.obstacle ?? '') : ''}</p>
  <button class="pay"${blocked ? ' disabled' : ''}>确认支付</button>
  <button class="cancel" data-cancel>取消</button>
</main>
<script>${script}</script>
</html>
`
}
