import type { ComponentChildren } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Refused } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { paths } from '#plans/paths.ts'
import { type WholeVersion, wholeVersion } from '#plans/views/reading/whole.ts'
import { seenVersion } from '#plans/views/seen.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { StateMark, titleOf } from '#plans/web/reading/said.tsx'

/** A draft whole, as a form about it needs it. */
export interface Draft extends WholeVersion {
  /** Why the reader may not write it, or not now; null where they may. */
  barred: string | null
}

/** The draft of a form, by its address. Refuses one that there is not, or that the reader may not see (`plans/unknown-plan`). */
export async function theDraft(
  reader: Reader,
  { id = '', number = '' }: Record<string, string>,
): Promise<Draft> {
  const version = await seenVersion(signedIn(reader), id, number)
  return {
    ...(await wholeVersion(reader, version)),
    barred: await whyNotWriting(reader, version),
  }
}

/** Which version a form is about, as verbs name it. */
export const whichOf = ({ id = '', number = '' }: Record<string, string>) => ({
  plan: id,
  number: Number(number),
})

/** Why the reader may not write this version, or not now; null where they may. */
export async function whyNotWriting(
  reader: Reader,
  { plan, state }: Pick<PlanVersion, 'plan' | 'state'>,
): Promise<string | null> {
  const { db, asker, words, moment } = reader
  const office = { id: plan.office, name: plan.officeName }
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, office, day)
  const barred = whyNot(permits('plans.write', asker, target), reader)
  return barred ?? (state === 'draft' ? null : words.t('plans.not-draft'))
}

/** Where one goes on after a deed about a version: to its page, at the part where there is one. `done` says what was done. */
export function toVersion(
  { locale }: Pick<Reader, 'locale'>,
  { plan, number }: { plan: string; number: number },
  { part, done }: { part?: string; done?: string } = {},
): string {
  const page = linkTo({ locale, asked: {} }, paths.version(plan, number), { done })
  return part === undefined ? page : `${page}#${part}`
}

/** The way back to the version from a page about a part of it. */
const BackTo = ({ version, reader }: { version: PlanVersion; reader: Reader }) => (
  <p class="lead">
    <a class="ds-link" href={linkTo(reader, paths.version(version.plan.id, version.number))}>
      <Said wording={titleOf(version, reader.locale)} />
    </a>{' '}
    · {reader.words.t(`plans.level.${version.plan.level}`)} ·{' '}
    {reader.words.t('plans.version.number', { number: version.number })}{' '}
    <StateMark version={version} reader={reader} />
  </p>
)

interface FormPageProps {
  reader: Reader
  version: PlanVersion | null
  title: string
  again: Again | null
  /** Why the form is not for the reader, or not now: said in its place, unless they wrote in it already. */
  barred?: string | null
  /** What a field is called; where a form has no fields by name, what is wrong speaks for itself. */
  label?(field: string): string
  /** A value of a conflict as people read it. */
  shown?(field: string, value: string): string
  /** Where a field of a conflict is written anew. */
  control?(field: StaleField): ComponentChildren | null
  children: ComponentChildren
}

/** The page of a form about a version. When somebody saved the same meanwhile, what stands now stands beside what was typed. */
export function FormPage({
  reader,
  version,
  title,
  again,
  barred = null,
  label,
  children,
  ...conflict
}: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {version !== null && <BackTo version={version} reader={reader} />}
      <FormBody
        {...{ reader, again, barred, ...conflict }}
        label={(field) => label?.(field) ?? staleName(field, words)}
        {...(label === undefined ? { told: <Refused again={again} words={words} /> } : {})}
      >
        {children}
      </FormBody>
    </Page>
  )
}

const staleName = (field: string, words: Reader['words']) => {
  const key = `plans.field.${field}`
  return words.has(key) ? words.t(key) : field
}
