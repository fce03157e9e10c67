import type { Stage } from './stages.mjs'

export function chooseStages(names: readonly string[], stages: Stage[]): Stage[]
export function main(): Promise<void>
