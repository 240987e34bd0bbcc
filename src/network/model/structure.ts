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
 * Orders nodes into trees. A node whose parent is unknown or not among them stands at the top. Where one chart places a unit in
 * an office and another inside a unit of it, the closer place counts. A circle is cut where it would close.
 */
export function treesOf<Node extends Placed>(all: readonly Node[]): Branch<Node>[] {
  const ids = new Set(all.map((node) => node.id))
  const inUnits = new Set(
    all.filter((node) => isIn(node.parent, ids, 'unit:')).map((node) => node.id),
  )
  const nodes = all.filter((node) => !inUnits.has(node.id) || isIn(node.parent, ids, 'unit:'))
  const children = Map.groupBy(
    nodes.filter((node) => isIn(node.parent, ids, '')),
    (node) => node.parent,
  )
  const branch = (node: Node, above: readonly string[]): Branch<Node> => ({
    node,
    below: (children.get(node.id) ?? [])
      .filter((child) => !above.includes(child.id))
      .toSorted(byPosition)
      .map((child) => branch(child, [...above, child.id])),
  })
  const tops = nodes.filter((node) => !isIn(node.parent, ids, ''))
  return tops.toSorted(byPosition).map((node) => branch(node, [node.id]))
}

const isIn = (parent: string | null, ids: ReadonlySet<string>, type: string) =>
  parent !== null && parent.startsWith(type) && ids.has(parent)

const byPosition = (a: Placed, b: Placed) =>
  (a.position ?? 9999) - (b.position ?? 9999) || a.name.localeCompare(b.name, 'en')
