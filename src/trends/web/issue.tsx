import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { dayBefore } from '#platform/day.ts'
import { page } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { LinePlot } from '#platform/ui/plot.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import { DoneQuery } from '#trends/forms/queries.ts'
import type { Curve } from '#trends/model/curve.ts'
import { closedOn, type Issue } from '#trends/model/issue.ts'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'
import { observationList } from '#trends/views/observations.ts'
import { noTurning, noWeighing } from './may.ts'
import { placesNamed, publicText, theIssue, TitleText } from './parts.tsx'
import { Concerns, levelText, ObservationTable, TendencyText } from './shown.tsx'
import { PublicOnly } from './ways.tsx'

/** One issue: how it rose and fell, what was observed, and what `sections` add. */
export function issuePage(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(
    app,
    paths.issue(':id'),
    DoneQuery,
    async (reader, { done }, { id = '' }) => {
      const { words, db, moment, asker, locale } = reader
      const issue = await theIssue(reader, id)
      const named = await placesNamed(reader)
      const observations = await observationList(db, moment, {
        sight: sightOf(asker),
        locale,
        issue: id,
      })
      const more = await Promise.all(sections.map((section) => section(reader, id)))
      const title = titleIn(issue.titles, locale).text
      return (
        <Page reader={reader} title={title} summary={words.t('trends.list.lead')}>
          <h1 class="ds-heading" data-size="lg">
            <TitleText titles={issue.titles} reader={reader} />
          </h1>
          {done !== undefined && <Done>{words.t(`trends.done.${done}`)}</Done>}
          {issue.description !== '' && (
            <p class="lead trends__text" lang={issue.language}>
              <bdi>{issue.description}</bdi>
            </p>
          )}
          <PublicOnly reader={reader} />
          <About issue={issue} reader={reader} named={named} />
          {await ways(issue, reader)}
          <Section title={words.t('trends.curve.title')}>
            <CurveShown curve={issue.curve} reader={reader} />
            <p>{words.t('trends.rule')}</p>
            <Exports reader={reader} list={paths.quarters(id)} />
          </Section>
          <Section title={words.t('trends.observations.title')}>
            {observations.length === 0 ? (
              <p class="empty">
                {words.t('trends.observations.none', { day: words.day(moment.asOf) })}
              </p>
            ) : (
              <>
                <ObservationTable
                  observations={observations}
                  reader={reader}
                  named={named}
                  caption={words.t('trends.observations.count', {
                    count: observations.length,
                    day: words.day(moment.asOf),
                  })}
                />
                <Exports reader={reader} list={paths.listOfObservations} query={{ issue: id }} />
              </>
            )}
          </Section>
          {more}
        </Page>
      )
    },
    'anyone',
    latest,
  )
}

function About({
  issue,
  reader,
  named,
}: {
  issue: Issue
  reader: Reader
  named(id: string): string
}) {
  const { words } = reader
  const { office, officeName, theme, curve, followed, closing, isPublic } = issue
  const line = (key: string, content: ComponentChildren) => (
    <>
      <dt>{words.t(`trends.column.${key}`)}</dt>
      <dd>{content}</dd>
    </>
  )
  return (
    <dl class="facts__list">
      {line('tendency', <TendencyText tendency={curve.tendency} words={words} />)}
      {curve.level !== null && line('level', levelText(curve, words))}
      {line('theme', words.t(`posts.theme.${theme}`))}
      {line('concerns', <Concerns issue={issue} reader={reader} named={named} />)}
      {line('office', <OfficeLink id={office} name={officeName ?? office} reader={reader} />)}
      {line(
        'followed',
        words.list(
          followed.map(({ from, until }) =>
            until === null
              ? words.t('trends.since', { from: words.day(from) })
              : words.t('trends.period', {
                  from: words.day(from),
                  to: words.day(dayBefore(until)),
                }),
          ),
        ),
      )}
      {closing !== null && line('closing', <bdi>{closing}</bdi>)}
      {line('public', publicText(isPublic, words))}
    </dl>
  )
}

/** The curve as a picture, and the same in a table. */
function CurveShown({ curve: { quarters }, reader }: { curve: Curve; reader: Reader }) {
  const { words } = reader
  const [first, last] = [quarters[0], quarters.at(-1)]
  if (first === undefined || last === undefined) return null
  const column = (key: string) => words.t(`trends.column.${key}`)
  return (
    <>
      <LinePlot
        title={words.t('trends.plot.large', {
          from: words.day(first.from),
          to: words.day(last.to),
        })}
        values={quarters.map(({ level }) => level)}
        most={100}
        ends={[first.quarter, last.quarter]}
      />
      <Table
        caption={words.t('trends.curve.caption')}
        variant="quarters"
        rows={quarters.toReversed()}
        columns={[
          { title: column('quarter'), cell: ({ quarter }) => <bdi dir="ltr">{quarter}</bdi> },
          {
            title: column('observations'),
            cell: ({ observations }) => words.number(observations),
          },
          { title: column('level'), cell: (quarter) => levelText(quarter, words) || '–' },
          {
            title: column('heading'),
            cell: ({ heading }) => headingText(heading, words) ?? '–',
          },
        ]}
      />
    </>
  )
}

function headingText(heading: number | null, words: Reader['words']): string | null {
  if (heading === null) return null
  if (heading === 0) return words.t('trends.direction.steady')
  return words.t(heading > 0 ? 'trends.direction.rising' : 'trends.direction.falling')
}

/** What may be done to an issue, for who reads it as it stands now and works with trends. */
async function ways(issue: Issue, reader: Reader) {
  const { words, asker, moment } = reader
  const works = asker?.grants.some(({ right }) => right === 'trends.weigh') ?? false
  if (!works || moment.asKnown !== null) return null
  const { id } = issue
  const [weighing, turning] = [await noWeighing(reader, issue), await noTurning(reader, issue)]
  const way = (key: string, path: string, barred: string | null) => (
    <WayTo
      href={linkTo(reader, path)}
      label={words.t(`trends.${key}.title`)}
      barred={barred}
      id={`no-${key}`}
    />
  )
  return (
    <div class="ways">
      {way('arrange', paths.arrange(id), weighing)}
      {way('describe', paths.describe(id), weighing)}
      {closedOn(issue) === null
        ? way('close', paths.close(id), turning.close)
        : way('reopen', paths.reopen(id), turning.reopen)}
    </div>
  )
}
