import type { ComponentChildren } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import { ages, type Breakdown, inOrder, sexes } from '#monitoring/model/breakdown.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import type { Doer, Standing } from '#monitoring/model/report.ts'
import { paths } from '#monitoring/paths.ts'
import { numberText } from './parts.tsx'

interface ReportsProps {
  reports: readonly Standing[]
  indicator: Indicator
  reader: Reader
}

/** What was reported, the latest year first, in each the last report first: each with its source, its breakdown, and who stands behind it. */
export function Reports({ reports, indicator, reader }: ReportsProps) {
  const { words } = reader
  if (reports.length === 0) return <p class="empty">{words.t('monitoring.reports.none')}</p>
  const byYear = [...Map.groupBy(reports, ({ year }) => year)].toSorted(([a], [b]) => b - a)
  return (
    <>
      {byYear.map(([year, own]) => (
        <section class="monitoring__year" id={`year-${year}`}>
          <h3 class="ds-heading" data-size="xs">
            {String(year)}
          </h3>
          {own.toReversed().map((report) => (
            <OneReport report={report} indicator={indicator} reader={reader} />
          ))}
        </section>
      ))}
    </>
  )
}

interface OneProps {
  report: Standing
  indicator: Indicator
  reader: Reader
  /** On the page where it is decided, which has the form itself. */
  isAlone?: boolean
}

/** One report with all that stands behind it. */
export function OneReport({ report, indicator, reader, isAlone = false }: OneProps) {
  const { words } = reader
  const { state, isValue, source, note, numerator, denominator, verdict } = report
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`monitoring.column.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  const standing = isValue ? 'value' : state === 'approved' ? 'earlier' : state
  return (
    <article class="monitoring__report" id={report.id}>
      <p>
        <strong>{numberText(report.value, indicator, words)}</strong>{' '}
        <span class={`monitoring__state monitoring__state--${standing}`}>
          {words.t(`monitoring.state.${standing}`)}
        </span>
      </p>
      <dl class="facts__list">
        {numerator !== null &&
          denominator !== null &&
          line(
            'fraction',
            words.t('monitoring.fraction', {
              numerator: words.number(numerator),
              denominator: words.number(denominator),
            }),
          )}
        {line('source', <Source source={source} />)}
        {note !== '' && line('note', <bdi class="monitoring__note">{note}</bdi>)}
        {line('reported', <Done by={report.by} at={report.at} reader={reader} />)}
        {verdict !== null &&
          line(verdict.verdict, <Done by={verdict.by} at={verdict.at} reader={reader} />)}
        {verdict !== null && verdict.reason !== '' && line('reason', <bdi>{verdict.reason}</bdi>)}
      </dl>
      <BreakdownTable report={report} indicator={indicator} reader={reader} />
      {state === 'pending' && !isAlone && decides(reader) && (
        <p>
          <a class="ds-link" href={linkTo(reader, paths.verdict(report.id))}>
            {words.t('monitoring.verdict.way')}
          </a>
        </p>
      )}
    </article>
  )
}

/** Whether some post of the reader decides on values at all; how far it reaches, the page itself says. */
const decides = ({ asker }: Reader): boolean =>
  asker?.grants.some(({ right }) => right === 'monitoring.approve') ?? false

function Source({ source: { title, address } }: Pick<Standing, 'source'>) {
  if (address === null) return <bdi>{title}</bdi>
  return (
    <a class="ds-link" href={address} rel="nofollow noopener">
      <bdi>{title}</bdi>
    </a>
  )
}

/** When something was done, under which post; by whom is told to those who signed in. */
function Done({ by, at, reader }: { by: Doer; at: string; reader: Reader }) {
  const { words, asker } = reader
  const told = [
    words.instant(at),
    ...(by.postTitle === null ? [] : [by.postTitle]),
    ...(asker === null || by.name === null ? [] : [by.name]),
  ]
  return (
    <>
      {told.map((each, place) => (
        <>
          {place > 0 && ' · '}
          <bdi>{each}</bdi>
        </>
      ))}
    </>
  )
}

/** A value broken down, in the shape of its disaggregation: by sex, by age, or by age under each sex. */
function BreakdownTable({ report: { breakdown }, indicator, reader }: OneProps) {
  const { words } = reader
  if (Object.keys(breakdown).length === 0) return null
  const number = (value: string | undefined) =>
    value === undefined ? '' : numberText(value, indicator, words)
  const name = (category: string) => words.t(`monitoring.category.${category}`)
  const caption = words.t('monitoring.breakdown')
  if (indicator.disaggregation !== 'sex-and-age')
    return (
      <Table
        caption={caption}
        variant="breakdown"
        rows={inOrder(breakdown)}
        columns={[
          { title: words.t('monitoring.column.category'), cell: ([category]) => name(category) },
          { title: words.t('monitoring.column.value'), cell: ([, value]) => number(value) },
        ]}
      />
    )
  return (
    <Table
      caption={caption}
      variant="breakdown"
      rows={ages}
      columns={[
        { title: words.t('monitoring.column.age'), cell: (age) => name(age) },
        ...sexes.map((sex) => ({
          title: name(sex),
          cell: (age: string) => number(cellOf(breakdown, sex, age)),
        })),
      ]}
    />
  )
}

const cellOf = (breakdown: Breakdown, sex: string, age: string): string | undefined =>
  breakdown[`${sex}/${age}`]
