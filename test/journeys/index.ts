/** All journeys, in the order in which a shop's day goes. They share one local cloud and leave their traces in it. */
import { counterJourney } from './counter.journey'
import { joinJourney } from './join.journey'
import { lookAroundJourney } from './look-around.journey'
import { pointsAndCashJourney } from './points-and-cash.journey'
import { redeemJourney } from './redeem.journey'
import { shopJourney } from './shop.journey'
import type { Stage } from './shopper'
import { tiersJourney } from './tiers.journey'

export function walkAllJourneys(stage: () => Stage): void {
  joinJourney(stage)
  shopJourney(stage)
  tiersJourney(stage)
  pointsAndCashJourney(stage)
  redeemJourney(stage)
  counterJourney(stage)
  lookAroundJourney(stage)
}
