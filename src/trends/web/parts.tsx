import type { ComponentChildren } from 'preact'
import { isDay } from '#platform/day.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import { type Titles, titleIn } from '#frameworks/model/titles.ts'
import { placeNames } from '#world/views.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { issueById } from '#trends/views.ts'
import { observationById } from '#trends/views/observations.ts'

/** The issue of a page. Refuses one that there is not, or that the reader may not read (`trends/unknown-issue`). */
export const theIssue = async ({ db, moment, asker }: Reader, id: string): Promise<Issue> =>
  found(await issueById(db, moment, id, sightOf(asker)), 'trends/unknown-issue')

/** The observation of a page. Refuses one that there is not, or that the reader may not read (`trends/unknown-observation`). */
export const theObservation = async (
  { db, moment, asker, locale }: Reader,
  id: string,
): Promise<Observation> =>
  found(
    await observationById(db, moment, id, { sight: sightOf(asker), locale }),
    'trends/unknown-observation',
  )

/** Where one goes on after a deed. */
export const toPage = (reader: Pick<Reader, 'locale'>, path: string, done: string): string =>
  linkTo({ locale: reader.locale, asked: {} }, path, { done })

/** What countries and areas are called, by their codes; the code itself where nobody knows. */
export async function placesNamed({ db, moment, locale }: Reader): Promise<(id: string) => string> {
  const names = await placeNames(db, moment, locale)
  return (id) => names.get(id) ?? id
}

/** A title in the reader's language, else in English, which is marked. */
export function TitleText({ titles, reader }: { titles: Titles; reader: Pick<Reader, 'locale'> }) {
  const { text, locale } = titleIn(titles, reader.locale)
  return <bdi {...(locale === reader.locale ? {} : { lang: locale })}>{text}</bdi>
}

/** An issue by its title, leading to its page. */
export const IssueLink = ({
  issue,
  reader,
}: {
  issue: Pick<Issue, 'id' | 'titles'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, paths.issue(issue.id))}>
    <TitleText titles={issue.titles} reader={reader} />
  </a>
)

/** Of where an observation speaks, in words. */
export const placeText = (
  { country, area, city, cityName }: Observation,
  { words, named }: { words: Words; named(id: string): string },
): string =>
  words.list([
    ...(city === null ? [] : [cityName ?? city]),
    ...[country, area].flatMap((id) => (id === null ? [] : [named(id)])),
  ])

/** The days of which an observation speaks. */
export const periodText = ({ from, to }: Pick<Observation, 'from' | 'to'>, words: Words): string =>
  from === to
    ? words.day(from)
    : words.t('trends.period', { from: words.day(from), to: words.day(to) })

/** Whether anybody may read it. */
export const publicText = (isPublic: boolean, words: Words): string =>
  words.t(isPublic ? 'trends.public' : 'trends.internal')

interface FormPageProps {
  reader: Reader
  title: string
  again: Again | null
  /** What the form is about. */
  about?: ComponentChildren
  /** Why the form is not for the reader, or not now: said in its place, unless they wrote in it already. */
  barred?: string | null
  children: ComponentChildren
}

/** The page of a form. When somebody saved the same meanwhile, one is told and saves on what stands now. */
export function FormPage({ reader, title, again, about, barred = null, children }: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {about !== undefined && <p class="lead">{about}</p>}
      <FormBody
        {...{ reader, again, barred }}
        label={(field) => labelOf(field, words)}
        shown={(field, value) => shownAs(field, value, words)}
        control={(each) =>
          written.includes(each.field) ? <Anew stale={each} words={words} /> : null
        }
      >
        {children}
      </FormBody>
    </Page>
  )
}

/** What a field of a form is called; those of evidence tell which. */
export function labelOf(field: string, words: Words): string {
  const [, name, row] = /^(evidence\w+)\.(\d+)$/.exec(field) ?? []
  if (name !== undefined) return words.t(`trends.input.${name}`, { number: Number(row) + 1 })
  const key = `trends.input.${field}`
  return words.has(key) ? words.t(key) : field
}

/** The keys of the words of values that are chosen from a vocabulary, by field. */
const vocabularies: Readonly<Record<string, (value: string) => string>> = {
  theme: (value) => `posts.theme.${value}`,
  confidence: (value) => `trends.confidence.${value}`,
  direction: (value) => `trends.direction.${value}`,
  weight: (value) => `trends.weight.${value}`,
}

/** A value of a field as people read it. */
function shownAs(field: string, value: string, words: Words): string {
  const keyOf = vocabularies[field]
  if (keyOf !== undefined) return words.has(keyOf(value)) ? words.t(keyOf(value)) : value
  if (field === 'isPublic') return words.t('trends.public')
  return (field === 'from' || field === 'to') && isDay(value) ? words.day(value) : value
}

/** The fields that are written, and not chosen: of the others one keeps one side or the other. */
const written = ['text', 'language', 'description', 'titleEn', 'titleFr', 'titleEs', 'titleAr']

/** Where a written field is written anew. */
function Anew({ stale: { field, mine }, words }: { stale: StaleField; words: Words }) {
  const label = `${labelOf(field, words)}: ${words.t('platform.conflict.anew')}`
  return (
    <textarea class="ds-input" name={field} aria-label={label} dir="auto">
      {mine.join('\n')}
    </textarea>
  )
}

interface LongProps {
  name: string
  again: Again | null
  words: Words
  beginning?: string
  hint?: string
  required?: boolean
  most?: number
}

/** Several lines of text; its words stand under `trends.input.<name>`. */
export const LongInput = (props: LongProps) => (
  <LongField label={labelOf(props.name, props.words)} {...props} />
)
