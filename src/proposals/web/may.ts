import type { Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { paths } from '#proposals/paths.ts'
import type { ShownProposal } from '#proposals/views/shown.ts'

/** Something that can be done about a proposal, where its form lies, and why the reader may not; null when they may. */
export interface Way {
  name: 'decide' | 'return' | 'amend' | 'withdraw'
  path: string
  barred: string | null
}

/** What can be done about a proposal as it stands. What only its author may do is offered to nobody else. */
export async function waysOf(reader: Reader, proposal: ShownProposal): Promise<Way[]> {
  const { id, state, isMine } = proposal
  const own = (name: 'amend' | 'withdraw'): Way => ({ name, path: paths[name](id), barred: null })
  if (state === 'returned') return isMine ? [own('amend'), own('withdraw')] : []
  if (state !== 'open') return []
  const barred = await whyNoDeciding(reader, proposal)
  return [
    ...(isMine ? [own('withdraw')] : []),
    { name: 'decide', path: paths.decide(id), barred },
    { name: 'return', path: paths.sendBack(id), barred },
  ]
}

/** Why the reader may not decide on a proposal now, in their language; null when they may. */
export async function whyNoDeciding(
  reader: Reader,
  { state, office, officeName, authors, custody, isForMe }: ShownProposal,
): Promise<string | null> {
  const { db, asker, words, today } = reader
  const target = await targetAt(db, asker, { id: office, name: officeName }, today)
  const why = whyNot(permits('network.decide', asker, { ...target, authors }), reader)
  if (why !== null) return why
  if (state !== 'open' || custody === null) return words.t('proposals.not-open')
  if (isForMe) return null
  return words.t(`proposals.with-others-${custody.stage}`, {
    day: custody.until === null ? '' : words.day(custody.until),
  })
}

/** Refuses (`posts/reason.…`) whoever's right to decide does not reach the office: the forms that decide are not for them. */
export async function refuseElsewhere(
  { db, asker, words, today }: Reader,
  { office, officeName }: Pick<ShownProposal, 'office' | 'officeName'>,
): Promise<void> {
  const target = await targetAt(db, asker, { id: office, name: officeName }, today)
  grantIn(permits('network.decide', asker, target), words)
}

/** Refuses (`proposals/not-yours`) whoever did not write it: the forms that amend and withdraw are its author's. */
export function refuseNotTheirs({ isMine }: Pick<ShownProposal, 'isMine'>): void {
  if (!isMine) throw new Refusal('forbidden', 'proposals/not-yours')
}
