export const root: string
export class Failure extends Error {}
export function runTool(main: () => Promise<void>): Promise<void>
