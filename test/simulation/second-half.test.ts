/** Five hundred seeds of a thousand; the other half is in the file beside this one, so that two run at once. */
import { failureText, simulate } from './simulate'

jest.setTimeout(600_000)

test('no history of seeds 501 to 1000 breaks an invariant', async () => {
  const { failure, histories, answers } = await simulate(501, 500)
  if (failure) throw new Error(failureText(failure))
  expect(histories).toBe(500)
  // The histories are about something: each use case succeeds and is refused many times.
  for (const what of [
    'order.place ok',
    'reward.redeem ok',
    'counter.purchase ok',
    'order.cancel ok',
    'order.pay ok',
  ])
    expect(answers.get(what)).toBeGreaterThan(50)
})
