/** How heavy the page in front is. */
export interface PageWeight {
  nodes: number
  /** Longest way from the page's root to a leaf, in elements. */
  depth: number
  /** Most children under one element. */
  widest: number
}

/** Counts the elements of a page, its root not included. */
export function weigh(root: Element): PageWeight {
  const weight: PageWeight = { nodes: 0, depth: 0, widest: 0 }
  const visit = (element: Element, depth: number): void => {
    weight.depth = Math.max(weight.depth, depth)
    weight.widest = Math.max(weight.widest, element.children.length)
    for (const child of element.children) {
      weight.nodes += 1
      visit(child, depth + 1)
    }
  }
  visit(root, 0)
  return weight
}
