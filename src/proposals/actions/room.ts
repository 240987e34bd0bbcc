import type { Act } from '#platform/act.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Moment } from '#platform/moment.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { Ground } from '#decisions/views/foreseen.ts'
import { type By, grantIn } from '#posts/actions/permitted.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { Fact } from '#proposals/model/fields.ts'
import { dayOf, type Field, type Proposal } from '#proposals/model/proposal.ts'
import { proposalById } from '#proposals/views/proposals.ts'
import { saidOf } from '#proposals/views/held.ts'
import { readableBy, readingRights } from '#proposals/views/sight.ts'
import { factsIn, textsFor } from '#proposals/views/values.ts'

/** What the verbs of proposals need of the program around them: what deciding needs, and where a letter leads to. */
export interface Room {
  ground: Ground
  /** The absolute address of the page of a proposal, in a language. */
  link(locale: Locale, proposal: string): string
}

/** What somebody proposed, as it is now. Refuses one that there is not (`proposals/unknown-proposal`) and whoever may not read it. */
export async function theProposal({ db, asker, words }: By, id: string): Promise<Proposal> {
  const proposal = found(await proposalById(db, asker.today, id), 'proposals/unknown-proposal')
  const [mine] = await readableBy(db, asker, [proposal])
  if (mine !== undefined) return mine
  const target = await targetAt(db, asker, officeOf(proposal), asker.today.asOf)
  const [right] = readingRights
  grantIn(permits(right, asker, target), words)
  throw new Refusal('not-found', 'proposals/unknown-proposal')
}

/** The office of a proposal, as the rules name it. */
export const officeOf = ({ office, officeName }: Pick<Proposal, 'office' | 'officeName'>) => ({
  id: office,
  name: officeName,
})

/** What the network says of the office on the day that the proposal is about. */
export const saidFor = (
  { db, asker }: Pick<By, 'db' | 'asker'>,
  proposal: Pick<Proposal, 'office' | 'from' | 'seenOn'>,
): Promise<Fact[]> => saidOf(db, onDay(asker.today, proposal), [proposal.office])

const onDay = (today: Moment, proposal: Pick<Proposal, 'from' | 'seenOn'>): Moment => ({
  ...today,
  asOf: dayOf(proposal),
})

/** Tells the history what fields become, in English as all of it. */
export async function noteFields(act: Act, today: Moment, fields: readonly Field[]): Promise<void> {
  const text = await textsFor({ db: act.db, moment: today, words: wordsIn('en') }, factsIn(fields))
  const said = ({ predicate, qualifier }: Field, value: string | null) =>
    value === null ? null : text({ predicate, qualifier, value })
  for (const field of fields)
    act.note({
      field: `sources.predicate.${field.predicate}`,
      before: said(field, field.before),
      after: said(field, field.after),
    })
}

/** Refuses what is not open (`proposals/not-open`): it was decided, returned or withdrawn. */
export function refuseClosed({ state }: Pick<Proposal, 'state'>): void {
  if (state !== 'open') throw new Refusal('conflict', 'proposals/not-open')
}
