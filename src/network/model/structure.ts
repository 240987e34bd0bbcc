/** A step of the structure with what lies below it. */
export interface Branch<Node> {
  node: Node
  below: Branch<Node>[]
}

interface Placed {
  id: string
  parent: string | null
  position: number | null
  name: string
}

/**
 * Orders nodes into trees. A node whose parent is unknown or not among them stands at the top; a circle is cut where it
 * would close, so that every node is shown once under each parent that is stated for it.
 */
export function treesOf<Node extends Placed>(nodes: readonly Node[]): Branch<Node>[] {
  const ids = new Set(nodes.map((node) => node.id))
  const children = Map.groupBy(
    nodes.filter((node) => node.parent !== null && ids.has(node.parent)),
    (node) => node.parent,
  )
  const branch = (node: Node, above: readonly string[]): Branch<Node> => ({
    node,
    below: (children.get(node.id) ?? [])
      .filter((child) => !above.includes(child.id))
      .toSorted(byPosition)
      .map((child) => branch(child, [...above, node.id])),
  })
  const tops = nodes.filter((node) => node.parent === null || !ids.has(node.parent))
  return tops.toSorted(byPosition).map((node) => branch(node, [node.id]))
}

const byPosition = (a: Placed, b: Placed) =>
  (a.position ?? 9999) - (b.position ?? 9999) || a.name.localeCompare(b.name, 'en')
