import type { ComponentChildren } from 'preact'
import { signedIn } from '#platform/doors/asker.ts'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { DayField, TextField } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { Page } from '#platform/ui/page.tsx'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import { seenScenario } from '#scenarios/views/seen.ts'

/** The scenario of a page or form. Refuses one that there is not, or that the reader may not see (`scenarios/unknown-scenario`). */
export const theScenario = (reader: Reader, id: string): Promise<Scenario> =>
  seenScenario(signedIn(reader), id)

/** Where one goes on after a deed about a scenario; `done` says what was done. */
export const toScenario = (reader: Pick<Reader, 'locale'>, id: string, done?: string): string =>
  linkTo({ locale: reader.locale, asked: {} }, paths.scenario(id), { done })

/** The absolute address of a scenario, for letters about it. */
export const letterLink =
  ({ site }: Pick<Reader, 'site'>) =>
  (locale: string, id: string): string =>
    `${site.origin}/${locale}${paths.scenario(id)}`

/** The way back to the scenario from a page about a part of it. */
export const BackTo = ({ scenario, reader }: { scenario: Scenario; reader: Reader }) => (
  <p class="lead">
    <a class="ds-link" href={linkTo(reader, paths.scenario(scenario.id))}>
      <bdi>{scenario.title}</bdi>
    </a>{' '}
    · {reader.words.t(`scenarios.state.${scenario.state}`)} · {reader.words.day(scenario.day)}
  </p>
)

interface FormPageProps {
  reader: Reader
  scenario: Scenario | null
  title: string
  again: Again | null
  /** The page itself shows what was saved meanwhile, so that nothing gives way to a conflict. */
  mergesItself?: boolean
  /** What stands in the place of the list of what is wrong. */
  told?: ComponentChildren
  /** Why the form is not for the reader, or not now: said in its place, unless they wrote in it already. */
  barred?: string | null
  children: ComponentChildren
}

/** The page of a form about a scenario. When somebody saved it meanwhile, what stands now stands beside what was typed. */
export function FormPage({
  reader,
  scenario,
  title,
  again,
  mergesItself = false,
  told,
  barred = null,
  children,
}: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      {scenario !== null && <BackTo scenario={scenario} reader={reader} />}
      <FormBody
        {...{ reader, again, mergesItself, told, barred }}
        label={(field) => labelOf(field, words)}
        shown={(field, value) => (field === 'day' ? words.day(value) : value)}
      >
        {children}
      </FormBody>
    </Page>
  )
}

/** What a field of a form is called; those of rows (`subject.0`, `row.2.value`, `changes.1.value`) tell which row or change. */
export function labelOf(field: string, words: Words): string {
  const [place = '', number = '', name = ''] = field.split('.')
  const named = (input: string) => {
    const key = `scenarios.input.${input}`
    return words.has(key) ? words.t(key) : input
  }
  if (!/^\d+$/.test(number)) return named(place)
  const part = (key: string, at: number, input: string) =>
    input === ''
      ? words.t(`scenarios.place.${key}`, { number: at })
      : words.t(`scenarios.place.${key}-field`, { number: at, field: named(input) })
  if (place === 'row' || place === 'changes') return part(place, Number(number), name)
  return part('row', Number(number) + 1, place)
}

interface InputProps {
  name: string
  again: Again | null
  words: Words
  beginning?: string
  hint?: string
  required?: boolean
}

/** A line of text; its words stand under `scenarios.input.<name>`. */
export const TextInput = (props: InputProps) => (
  <TextField label={props.words.t(`scenarios.input.${props.name}`)} {...props} />
)

/** Several lines of text. */
export const LongInput = (props: InputProps) => (
  <LongField label={props.words.t(`scenarios.input.${props.name}`)} {...props} />
)

/** A day. */
export const DayInput = (props: InputProps & { min?: string }) => (
  <DayField label={props.words.t(`scenarios.input.${props.name}`)} {...props} />
)
