import type { ComponentChildren } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import { nearest } from '#platform/i18n/wording.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { titleOf } from '#plans/web/reading/said.tsx'
import type { Indicator } from '#monitoring/model/indicator.ts'
import { standings, type YearStanding } from '#monitoring/model/progress.ts'
import { paths } from '#monitoring/paths.ts'

/** Where one goes on after a deed. */
export const toPage = (reader: Pick<Reader, 'locale'>, path: string, done: string): string =>
  linkTo({ locale: reader.locale, asked: {} }, path, { done })

/** What an indicator is called for the reader; its id where nobody named it. */
export const nameOf = ({ titles, part }: Pick<Indicator, 'titles' | 'part'>, locale: string) =>
  nearest(titles, locale) ?? { text: part, language: 'en' }

/** An indicator by its title, leading to its page. */
export const IndicatorLink = ({ indicator, reader }: { indicator: Indicator; reader: Reader }) => (
  <a class="ds-link" href={linkTo(reader, paths.indicator(indicator.plan, indicator.part))}>
    <Said wording={nameOf(indicator, reader.locale)} />
  </a>
)

/** A plan by its title, leading to its indicators. */
export const PlanLink = ({ version, reader }: { version: PlanVersion; reader: Reader }) => (
  <a class="ds-link" href={linkTo(reader, paths.plan(version.plan.id))}>
    <Said wording={titleOf(version, reader.locale)} />
  </a>
)

/** What is counted, and how: its unit, measure, counting, direction and disaggregation in words. */
export function DefinitionText({ indicator, reader }: { indicator: Indicator; reader: Reader }) {
  const { words, locale } = reader
  const { units, measure, counting, direction, disaggregation } = indicator
  const unit = nearest(units, locale)
  return (
    <span class="monitoring__definition">
      {unit !== null && (
        <>
          <Said wording={unit} />
          {' · '}
        </>
      )}
      {[
        words.t(`plans.measure.${measure}`),
        words.t(`plans.counting.${counting}`),
        words.t(`plans.direction.${direction}`),
        ...(disaggregation === 'none'
          ? []
          : [
              `${words.t('plans.field.disaggregation')}: ${words.t(`plans.disaggregation.${disaggregation}`)}`,
            ]),
      ].join(' · ')}
    </span>
  )
}

/** How a year stands, in words, with a mark that does not rest on colour alone. */
export const StandingMark = ({ standing, words }: { standing: YearStanding; words: Words }) => (
  <span class={`monitoring__standing monitoring__standing--${standing}`}>
    {words.t(`monitoring.standing.${standing}`)}
  </span>
)

/** How many indicators stand how; what none does takes no room. */
export const Counts = ({
  counts,
  words,
}: {
  counts: Readonly<Record<YearStanding, number>>
  words: Words
}) => (
  <ul class="monitoring__counts">
    {standings
      .filter((each) => counts[each] > 0)
      .map((each) => (
        <li>
          <StandingMark standing={each} words={words} /> {words.number(counts[each])}
        </li>
      ))}
  </ul>
)

/** A number as people read it; a percentage with its sign. */
export const numberText = (
  value: string,
  { measure }: Pick<Indicator, 'measure'>,
  words: Words,
): string =>
  measure === 'percentage'
    ? words.t('monitoring.percent', { value: words.number(value) })
    : words.number(value)

interface FormPageProps {
  reader: Reader
  title: string
  again: Again | null
  /** What the form is about. */
  about: ComponentChildren
  /** Why the form is not for the reader, or not now: said in its place, unless they wrote in it already. */
  barred: string | null
  children: ComponentChildren
}

/** The page of a form. When somebody did something about the same meanwhile, one is told and goes on with what stands now. */
export function FormPage({ reader, title, again, about, barred, children }: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">{about}</p>
      <FormBody
        {...{ reader, again, barred }}
        label={(field) => labelOf(field, words)}
        shown={(field, value) => heldText(field, value, words)}
      >
        {children}
      </FormBody>
    </Page>
  )
}

/** What a form rested on, as people read it. */
function heldText(field: string, value: string, words: Words): string {
  if (field === 'state') return words.t(`monitoring.state.${value}`)
  if (field === 'definition') return words.t('plans.version.number', { number: value })
  const [year = '', number = '', state = ''] = value.split(' ')
  return field === 'reports'
    ? words.t('monitoring.held', {
        year,
        value: words.number(number),
        state: words.t(`monitoring.state.${state}`),
      })
    : value
}

/** What a field of a form is called; those of the breakdown tell which category. */
export function labelOf(field: string, words: Words): string {
  const [, category] = /^breakdown\.(.+)$/.exec(field) ?? []
  const key = category === undefined ? `input.${field}` : `category.${category}`
  return words.has(`monitoring.${key}`) ? words.t(`monitoring.${key}`) : field
}
