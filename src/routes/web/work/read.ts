import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { Beginning, SentItem, WaitingItem, WorkPart } from '#platform/doors/work.ts'

/** What of one part waits for somebody, or was sent by them. */
export interface PartOf<Item> extends Beginning<Item> {
  part: WorkPart
}

/** So much of each part is shown in one place. */
export const mostShown = 100

/** What waits for whoever reads, part by part, as everything stands today; parts in which nothing waits are left out. */
export async function waitingIn(
  parts: readonly WorkPart[],
  reader: SignedReader,
): Promise<PartOf<WaitingItem>[]> {
  const now = presently(reader)
  const all = await Promise.all(
    parts.map(async (part) => ({ part, ...(await part.waiting(now, mostShown)) })),
  )
  return all.filter(({ total }) => total > 0)
}

/** What whoever reads sent on its way, part by part. */
export async function sentIn(
  parts: readonly WorkPart[],
  reader: SignedReader,
): Promise<PartOf<SentItem>[]> {
  const now = presently(reader)
  const all = await Promise.all(
    parts.flatMap((part) =>
      part.sent === undefined
        ? []
        : [part.sent(now, mostShown).then((beginning) => ({ part, ...beginning }))],
    ),
  )
  return all.filter(({ total }) => total > 0)
}
