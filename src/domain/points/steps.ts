/** How a number came about, step by step, as data; `receipt.ts` puts it into words. */
export type EntryStep = EarnStep | RefundStep

/** From what was paid to whole units. */
export type EarnStep =
  /** `fen` of goods paid in cash at `amount` units for every `perFen` fen. */
  | { op: 'linear'; fen: number; amount: number; perFen: number; value: string }
  | { op: 'paid_fen'; fen: number; value: string }
  | { op: 'flat'; amount: number; value: string }
  /** `reason` names why the factor applies: the tier's title, 会员日 … */
  | { op: 'multiply'; title: string; reason: string; factor: string; value: string }
  | { op: 'round'; mode: 'floor' | 'half_up' | 'ceil'; value: string }

export type RefundStep =
  /** A refund of earned units begins with what had been given for the whole order. */
  | { op: 'granted'; amount: number }
  /** Nothing is left of the order, so nothing is left of what it earned. */
  | { op: 'all_returned' }
  /** What the same rule gives for what is left. */
  | { op: 'kept'; amount: number }
  /** What earlier refunds of the order took back. */
  | { op: 'taken_before'; amount: number }
  | { op: 'take_back'; amount: number }
  /** Of it, what the member no longer had: owed, or let go. */
  | { op: 'shortfall'; amount: number; then: 'owe' | 'forgive' }
  /** A refund of used points begins with what had been used for the whole order. */
  | { op: 'used'; amount: number }
  /** What earlier refunds of the order gave back. */
  | { op: 'returned_before'; amount: number }
  | { op: 'give_back'; amount: number }
  /** Of it, what came back after its expiry: gone again, or good until `untilMs` (exclusive). */
  | { op: 'came_back_late'; amount: number; untilMs: number | null }
  /** What was owed before, and what of it this pays. */
  | { op: 'debt'; owed: number; paid: number }
