export const root: string
export class Failure extends Error {}
export function runTool(main: () => Promise<void>): Promise<void>
export function explainDisk(text: string, path?: string): string | undefined
