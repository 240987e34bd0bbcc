import type { Grant } from '#platform/doors/asker.ts'

const most = 200

/**
 * Remembers what was found, kept with the very list of rights, which is a new one as soon as anything happened (`grantsAt`): both
 * follow from the same stand of the database. What could not be found is asked again.
 */
export function withRights<Found>(): (
  grants: readonly Grant[],
  name: string,
  find: () => Promise<Found>,
) => Promise<Found> {
  const remembered = new WeakMap<readonly Grant[], Map<string, Promise<Found>>>()
  return (grants, name, find) => {
    const known = remembered.get(grants) ?? new Map<string, Promise<Found>>()
    remembered.set(grants, known)
    const there = known.get(name)
    if (there) return there
    if (known.size >= most) known.clear()
    const finding = find()
    known.set(name, finding)
    finding.catch(() => known.delete(name))
    return finding
  }
}
