import type { FastifyInstance } from 'fastify'
import { RestatedPageQuery } from '#network/forms/restated.ts'
import { type Layout, type Moved, type RestatedLine, restate } from '#network/model/restated.ts'
import { paths } from '#network/paths.ts'
import { surveyDays } from '#network/views/changes.ts'
import type { Countable } from '#network/views/countables.ts'
import { countedBy, type CountedThing } from '#network/views/restated.ts'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { momentAt } from '#sources/views.ts'
import { areaList, refuseUnknown } from '#world/views.ts'
import { RestatedForm } from './restated-form.tsx'

/** A count by region or office as it was on the day shown, beside the same count under the structure of another day. */
export function restatedPage(app: FastifyInstance, countables: readonly Countable[]): void {
  page(app, paths.restated, RestatedPageQuery(countables), async (reader, query) => {
    const { db, locale, words, moment } = reader
    const what = countables.find(({ id }) => id === (query.count || 'offices'))
    if (what === undefined) throw new Error('nothing is counted under this name')
    const filter = {
      kind: query.kind || undefined,
      function: query.function || undefined,
      area: query.area || undefined,
    }
    await refuseUnknown(db, { area: filter.area })
    const structure = query.structure ?? (await otherDay(reader))
    const by: Layout = query.by || 'region'
    const other = await momentAt(db, structure, moment.asKnown)
    const [counted, areas] = await Promise.all([
      countedBy(db, { what, by, ...filter }, { reported: moment, other, locale }),
      areaList(db, moment, locale),
    ])
    const { lines, moved, total } = restate(counted)
    const days = { day: words.day(moment.asOf), other: words.day(structure) }
    const title = words.t(`network.restated.title.${by}`)
    const lead = words.t('network.restated.lead', { ...days, by, what: words.t(what.words) })
    return (
      <Page reader={reader} title={title} summary={lead} fixed={{ structure }}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{lead}</p>
        <RestatedForm
          choice={{ what, by, structure, ...filter }}
          {...{ countables, areas, reader }}
        />
        <Lines {...{ lines, total, days, by, lead, reader }} />
        <Exports
          reader={reader}
          list="/restated/lines"
          query={{ structure, count: what.id, by, ...filter }}
        />
        <MovedList {...{ moved, what, reader }} />
        {total > 0 && (
          <Exports
            reader={reader}
            list="/restated/counted"
            query={{ structure, count: what.id, by, ...filter }}
            label={words.t('network.restated.exports')}
          />
        )}
      </Page>
    )
  })
}

/** Where no other day was given: the last survey; from its day on, the one before it, so that there is something to see. */
async function otherDay({ db, moment }: Reader): Promise<string> {
  if (moment.asOf < moment.horizon) return moment.horizon
  const days = await surveyDays(db, moment)
  return days.find((day) => day < moment.horizon) ?? moment.horizon
}

interface LinesProps {
  lines: readonly RestatedLine[]
  total: number
  days: { day: string; other: string }
  by: Layout
  lead: string
  reader: Reader
}

function Lines({ lines, total, days, by, lead, reader }: LinesProps) {
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
  const signed = (value: number) => (
    <bdi dir="ltr">
      {value === 0 ? '0' : `${value > 0 ? '+' : '−'}${words.number(Math.abs(value))}`}
    </bdi>
  )
  return (
    <Table
      caption={lead}
      variant="numbers"
      rows={[...named, closing]}
      columns={[
        { title: words.t(`network.restated.${by}`), cell: (line) => line.region },
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

interface MovedListProps {
  moved: readonly Moved<CountedThing>[]
  what: Countable
  reader: Reader
}

/** So many are shown unfolded. */
const fewEnough = 30

function MovedList({ moved, what, reader }: MovedListProps) {
  const { words } = reader
  if (moved.length === 0) return <p>{words.t('network.restated.nothing-moved')}</p>
  const none = words.t('network.restated.none')
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {words.t('network.restated.moved', { count: moved.length })}
      </h2>
      <details open={moved.length <= fewEnough}>
        <summary>{words.t('network.restated.each')}</summary>
        <Table
          caption={words.t('network.restated.moved', { count: moved.length })}
          rows={moved}
          columns={[
            { title: words.t(what.words), cell: (each) => <Thing {...{ thing: each, reader }} /> },
            {
              title: words.t('network.restated.detail'),
              cell: ({ detail }) => detail !== null && <bdi>{what.detailText(detail, words)}</bdi>,
            },
            { title: words.t('network.restated.from'), cell: (each) => each.from ?? none },
            { title: words.t('network.restated.to'), cell: (each) => each.to ?? none },
          ]}
        />
      </details>
    </section>
  )
}

/** An office keeps the language it is named in; a country has a name in each. */
function Thing({ thing, reader }: { thing: Moved<CountedThing>; reader: Reader }) {
  const target =
    thing.office === null ? paths.country(thing.country ?? '') : paths.office(thing.office)
  return (
    <a class="ds-link" href={linkTo(reader, target)}>
      <bdi {...(thing.office === null ? {} : { lang: 'en' })}>{thing.name}</bdi>
    </a>
  )
}
