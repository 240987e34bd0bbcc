import type { ComponentChildren } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { DayField, TextField } from '#platform/ui/form.tsx'
import type { Words } from '#platform/i18n/words.ts'
import { LongField } from '#platform/ui/long-field.tsx'
import type { ImpactPart } from '#network/views/impact.ts'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { grantIn } from '#posts/actions/permitted.ts'
import type { Room } from '#proposals/actions.ts'
import { paths } from '#proposals/paths.ts'
import { proposalById } from '#proposals/views/proposals.ts'
import { readingRights } from '#proposals/views/sight.ts'
import { type Looking, type ShownProposal, shownProposal } from '#proposals/views/shown.ts'

/** Gives what the verbs of proposals need, for the organisation of a reader. */
export type RoomOf = (reader: Pick<Reader, 'site'>) => Room

/** What the app hands to the pages of proposals: where they are decided, and what each domain tells of a change. */
export interface Setting {
  roomOf: RoomOf
  parts: readonly ImpactPart[]
}

/** Who looks at proposals: at the moment of the page, while who has one is told for today. */
export const lookingFrom = (reader: Reader): Looking => {
  const { db, moment, asker } = reader
  const today = asker?.today ?? { ...moment, asOf: reader.today, asKnown: null }
  return { db, moment, asker, now: { today, todayAt: reader.todayAt } }
}

/** A proposal for who may read it. Refuses one that there is not, and tells everybody else why they may not (`posts/reason.…`). */
export async function theShown(looking: Looking & Reader, id: string): Promise<ShownProposal> {
  const shown = await shownProposal(looking, id)
  if (shown !== undefined) return shown
  const { db, moment, asker, words } = looking
  const { office, officeName } = found(
    await proposalById(db, moment, id),
    'proposals/unknown-proposal',
  )
  const [right] = readingRights
  const about = { id: office, name: officeName }
  grantIn(permits(right, asker, await targetAt(db, asker, about, looking.now.today.asOf)), words)
  throw new Refusal('not-found', 'proposals/unknown-proposal')
}

/** A proposal as it is now, whatever moment is asked about: what forms are about. */
export function shownNow(reader: Reader, id: string): Promise<ShownProposal> {
  const { asker } = signedIn(reader)
  return theShown({ ...reader, ...lookingFrom(reader), moment: asker.today }, id)
}

/** The address of the page of a proposal, after something was done. */
export const afterwards = ({ locale }: Pick<Reader, 'locale'>, id: string): string =>
  linkTo({ locale, asked: {} }, paths.proposal(id))

interface TypedProps {
  name: string
  again: Again | null
  words: Words
  beginning?: string
  required?: boolean
}

interface LineProps extends TypedProps {
  hint?: string
}

/** A line to type; the words stand under `proposals.field.<name>`. */
export const Line = (props: LineProps & { most?: number; isAddress?: boolean }) => (
  <TextField label={props.words.t(`proposals.field.${props.name}`)} most={300} {...props} />
)

/** A day to choose; the words stand under `proposals.field.<name>`. */
export const DayLine = (props: LineProps) => (
  <DayField label={props.words.t(`proposals.field.${props.name}`)} {...props} />
)

/** Why something is done, in some sentences: stands in the history, and in the letter about it. */
export const Why = (field: TypedProps) => (
  <LongField label={field.words.t('proposals.field.why')} most={1000} required {...field} />
)

/** A line of a list of facts. */
export const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)
