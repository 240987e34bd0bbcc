import type { ComponentChildren } from 'preact'
import { presently } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { DayField, Form, SubmitButton } from '#platform/ui/form.tsx'
import { found } from '#platform/refusal.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import type { Links } from '#plans/actions/life.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { addressesAt } from '#plans/paths.ts'
import { type Life, lifeOf } from '#plans/views/life/life.ts'
import { seenVersion } from '#plans/views/seen.ts'
import { templateBy } from '#plans/views/templates.ts'
import { FormPage } from '#plans/web/drafting/draft.tsx'
import { barriers, type Verb } from './may.ts'

/** Where letters lead, absolute. */
export const linksOf = ({ site }: Pick<Reader, 'site'>): Links => addressesAt(site.origin)

/** A version of a form with its life as it stands today, and who works on it. */
export interface Ground {
  reader: Reader
  life: Life
  version: PlanVersion
  /** Why the reader may not, or not now; null where they may. */
  barred: string | null
}

/** What a form about a version rests on. Refuses a version there is not, or that the reader may not see (`plans/unknown-plan`). */
export async function groundOf(
  visitor: Reader,
  { id = '', number = '' }: Record<string, string>,
  verb: Verb,
): Promise<Ground> {
  const reader = presently(visitor)
  const { db, moment, asker, todayAt } = reader
  const version = await seenVersion({ db, moment, asker }, id, number)
  const template = found(await templateBy(db, moment, version.template), 'plans/no-template')
  const life = await lifeOf({ db, moment, asker, todayAt }, version, template)
  return { reader, life, version, barred: barriers(reader, life)[verb] }
}

/** What a field of these forms is called. */
export const labelIn =
  (words: Words) =>
  (field: string): string => {
    const key = `plans.life.input.${field}`
    return words.has(key) ? words.t(key) : field
  }

/** The page of a form about a move, with what it means above its fields. */
export function MovePage({
  ground: { reader, version, barred },
  again,
  verb,
  children,
}: {
  ground: Ground
  again: Again | null
  verb: Verb
  children?: ComponentChildren
}) {
  const { words } = reader
  const title = words.t(`plans.life.do.${verb}`)
  return (
    <FormPage
      reader={reader}
      version={version}
      title={title}
      again={again}
      barred={barred}
      label={labelIn(words)}
    >
      <p>{words.t(`plans.life.means.${verb}`)}</p>
      <Form reader={reader}>
        <Version now={heldByRevision(version)} again={again} />
        {children}
        <p>
          <SubmitButton label={title} barred={null} id={`no-${verb}`} />
        </p>
      </Form>
    </FormPage>
  )
}

interface InputProps {
  name: string
  again: Again | null
  words: Words
  hint?: string
  required?: boolean
  beginning?: string
}

/** Several lines of text. */
export const LongInput = (props: InputProps) => (
  <LongField label={props.words.t(`plans.life.input.${props.name}`)} most={4000} {...props} />
)

/** A day. */
export const DayInput = (props: InputProps & { min?: string }) => (
  <DayField label={props.words.t(`plans.life.input.${props.name}`)} {...props} />
)
