import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { type Moved, type RestatedLine, restate } from '#network/model/restated.ts'
import { paths } from '#network/paths.ts'
import { type Countable, countables, countedByRegion } from '#network/views/restated.ts'
import { page } from '#platform/http/answer.ts'
import { DayField, PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { momentAt } from '#sources/views.ts'

/** A count by region as it was on the day shown, beside the same count under the structure of another day. */
export function restatedPage(app: FastifyInstance): void {
  const query = PageQuery({
    structure: Type.Optional(DayField),
    count: Type.Optional(Type.Enum([...countables])),
  })
  page(app, paths.restated, query, async (reader, { structure, count = 'offices' }) => {
    const { db, locale, words, moment } = reader
    const day = structure ?? moment.horizon
    const other = await momentAt(db, day, moment.asKnown)
    const { lines, moved, total } = restate(
      await countedByRegion(db, count, { reported: moment, other, locale }),
    )
    const days = { day: words.day(moment.asOf), other: words.day(day) }
    return (
      <Page reader={reader} title={words.t('network.restated.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('network.restated.title')}
        </h1>
        <p class="lead">{words.t('network.restated.lead', days)}</p>
        <Choice reader={reader} structure={day} count={count} />
        <Lines lines={lines} total={total} days={days} reader={reader} />
        <MovedList moved={moved} count={count} reader={reader} />
      </Page>
    )
  })
}

function Choice({
  reader,
  structure,
  count,
}: {
  reader: Reader
  structure: string
  count: Countable
}) {
  const { words } = reader
  return (
    <form class="finder" method="get">
      <KeptMoment asked={reader.asked} />
      <div class="finder__field">
        <label for="restated-count">{words.t('network.restated.count')}</label>
        <select class="ds-input" id="restated-count" name="count">
          {countables.map((each) => (
            <option value={each} selected={each === count}>
              {words.t(`network.restated.count.${each}`)}
            </option>
          ))}
        </select>
      </div>
      <div class="finder__field">
        <label for="restated-structure">{words.t('network.restated.structure')}</label>
        <input
          class="ds-input"
          id="restated-structure"
          type="date"
          name="structure"
          value={structure}
          required
        />
      </div>
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('platform.page.asOf.show')}
        </button>
      </div>
    </form>
  )
}

interface LinesProps {
  lines: readonly RestatedLine[]
  total: number
  days: { day: string; other: string }
  reader: Reader
}

function Lines({ lines, total, days, reader }: LinesProps) {
  const { words } = reader
  const sum = (pick: (line: RestatedLine) => number) =>
    lines.reduce((all, line) => all + pick(line), 0)
  const closing = {
    region: words.t('network.restated.total'),
    asReported: total,
    movedOut: sum((line) => line.movedOut),
    movedIn: sum((line) => line.movedIn),
    restated: sum((line) => line.restated),
  }
  const named = lines.map((line) => ({
    ...line,
    region: line.region ?? words.t('network.restated.none'),
  }))
  const signed = (value: number) =>
    value === 0 ? '0' : `${value > 0 ? '+' : '−'}${words.number(Math.abs(value))}`
  return (
    <Table
      caption={words.t('network.restated.lead', days)}
      rows={[...named, closing]}
      columns={[
        { title: words.t('network.restated.region'), cell: (line) => line.region },
        {
          title: words.t('network.restated.as-reported', days),
          cell: (line) => words.number(line.asReported),
        },
        { title: words.t('network.restated.moved-out'), cell: (line) => signed(-line.movedOut) },
        { title: words.t('network.restated.moved-in'), cell: (line) => signed(line.movedIn) },
        {
          title: words.t('network.restated.restated', days),
          cell: (line) => words.number(line.restated),
        },
        {
          title: words.t('network.restated.difference'),
          cell: (line) => signed(line.restated - line.asReported),
        },
      ]}
    />
  )
}

function MovedList({
  moved,
  count,
  reader,
}: {
  moved: readonly Moved[]
  count: Countable
  reader: Reader
}) {
  const { words } = reader
  if (moved.length === 0) return <p>{words.t('network.restated.nothing-moved')}</p>
  const target = (each: Moved) =>
    count === 'offices' ? paths.office(each.id) : paths.country(each.id)
  const none = words.t('network.restated.none')
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('network.restated.moved', { count: moved.length })}
      </h2>
      <Table
        caption={words.t('network.restated.moved', { count: moved.length })}
        rows={moved}
        columns={[
          {
            title: words.t(`network.restated.count.${count}`),
            cell: (each) => (
              <a class="ds-link" href={linkTo(reader, target(each))}>
                <bdi {...(count === 'offices' ? { lang: 'en' } : {})}>{each.name}</bdi>
              </a>
            ),
          },
          { title: words.t('network.restated.from'), cell: (each) => each.from ?? none },
          { title: words.t('network.restated.to'), cell: (each) => each.to ?? none },
        ]}
      />
    </section>
  )
}
