import { presently, type SignedReader } from '#platform/doors/asker.ts'
import type { Beginning, SentItem, WaitingItem, WorkPart } from '#platform/doors/work.ts'
import { memory } from '#platform/http/stand.ts'

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

const counts = memory<number>(5000)

/** How much waits for whoever reads, in all: counted once for each person and event. */
export const waitingInAll = (parts: readonly WorkPart[], reader: SignedReader): Promise<number> => {
  const { asker } = reader
  const count = async () => {
    const now = presently(reader)
    const each = await Promise.all(
      parts.map(async (part) =>
        part.count === undefined ? (await part.waiting(now, 1)).total : part.count(now),
      ),
    )
    return each.reduce((sum, one) => sum + one, 0)
  }
  // Who asks what was known at another moment stands on an earlier event.
  if (reader.query.has('asKnown')) return count()
  return counts(reader, ['work', asker.person, asker.session, asker.today.asOf], count)
}
