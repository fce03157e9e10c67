/** How a number came about, step by step, as data; `receipt.ts` puts it into words. */
export type EntryStep =
  /** `fen` of goods paid in cash at `amount` units for every `perFen` fen. */
  | { op: 'linear'; fen: number; amount: number; perFen: number; value: string }
  | { op: 'paid_fen'; fen: number; value: string }
  | { op: 'flat'; amount: number; value: string }
  /** `reason` names why the factor applies: the tier's title, 会员日 … */
  | { op: 'multiply'; title: string; reason: string; factor: string; value: string }
  | { op: 'round'; mode: 'floor' | 'half_up' | 'ceil'; value: string }
