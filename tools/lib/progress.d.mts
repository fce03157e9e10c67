export function step<T>(title: string, work: () => Promise<T>): Promise<T>
export function tail(text: string, lines?: number): string
