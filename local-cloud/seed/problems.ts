/** What is wrong with a shop folder, in words that a merchant can act on. */

/** One thing to put right. */
export interface ShopProblem {
  /** Relative to the shop folder, such as `products/tea.json`. */
  readonly file: string
  /** Place in the file, such as `[3].skus[0].priceFen`; empty for the file as a whole. */
  readonly path: string
  /** What is wrong there and what would be valid. */
  readonly message: string
}

/** The error of reading a shop folder: every problem found, never only the first. */
export interface InvalidShopFolder {
  readonly code: 'invalid_shop_folder'
  readonly dir: string
  readonly problems: readonly ShopProblem[]
}

type PathKey = string | number

/** `[3, 'skus', 0]` → `[3].skus[0]`. */
export function formatPath(keys: readonly PathKey[]): string {
  return keys
    .map((key, i) =>
      typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `${i ? '.' : ''}${key}` : `["${key}"]`,
    )
    .join('')
}

/** One line a problem: `products/tea.json [3].categoryId: …`. */
export const formatProblem = (problem: ShopProblem): string =>
  `${problem.file}${problem.path ? ` ${problem.path}` : ''}: ${problem.message}`

/** The whole error as text for a terminal. */
export function formatInvalidShop(error: InvalidShopFolder): string {
  const count = error.problems.length
  const head = `The shop folder ${error.dir} has ${count} ${count === 1 ? 'problem' : 'problems'}:`
  return [head, ...error.problems.map(problem => `  ${formatProblem(problem)}`)].join('\n')
}

/** `a, b or c`, for saying what would be valid; shortened when there are many. */
export function oneOf(ids: Iterable<string>, max = 12): string {
  const all = [...ids]
  if (all.length === 0) return 'none exists'
  const shown = all.slice(0, max)
  return `one of ${shown.join(', ')}${all.length > max ? ` … (${all.length} in all)` : ''}`
}
