import type { FastifyInstance } from 'fastify'
import type { RecordSection } from '#platform/ui/section.tsx'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { periodText } from '#platform/ui/dated.tsx'
import { Page } from '#platform/ui/page.tsx'
import { paths } from '#network/paths.ts'
import { lineageOf } from '#network/views/lineage.ts'
import { type Office, officePage } from '#network/views/office.ts'
import { atOffice } from '#network/views/office-day.ts'
import { placeText } from '#network/web/office-list.tsx'
import { rulingsOn, statements } from '#sources/views.ts'
import { Claims, Rulings } from './claims.tsx'
import { Contacts } from './contacts.tsx'
import { Coverage, Functions, Units } from './duties.tsx'
import { Life, Neighbours } from './life.tsx'
import { LineageSection } from './lineage.tsx'
import { Now } from './now.tsx'

/** One office: what it is on the day, and its whole life with the claims behind it. */
export function officePages(
  app: FastifyInstance,
  sections: readonly RecordSection[],
  endings: readonly RecordSection[],
): void {
  page(
    app,
    paths.office(':id'),
    PageQuery({}),
    async (reader, _query, { id = '' }) => {
      const office = found(
        await officePage(reader.db, reader.moment, reader.locale, id),
        'network/unknown-office',
      )
      const shown = (each: RecordSection) => each(reader, id)
      const [claims, rulings, lineage, more, last] = await Promise.all([
        statements(
          reader.db,
          reader.moment,
          { subject: `office:${id}` },
          { limit: 500, cursor: null },
        ),
        rulingsOn(reader.db, reader.moment, `office:${id}`),
        lineageOf(reader.db, reader.moment, id),
        Promise.all(sections.map(shown)),
        Promise.all(endings.map(shown)),
      ])
      const summary = summaryOf(office, reader)
      return (
        <Page reader={reader} title={office.name} summary={summary}>
          <h1 class="ds-heading" data-size="lg">
            <bdi lang="en">{office.name}</bdi>
          </h1>
          <p class="lead">{summary}</p>
          <DayThere reader={reader} />
          <Now office={office} reader={reader} />
          <Functions office={office} reader={reader} />
          {more}
          <Coverage office={office} reader={reader} />
          <Contacts office={office} reader={reader} />
          <Units office={office} reader={reader} />
          <Life office={office} reader={reader} />
          <LineageSection lineage={lineage} reader={reader} />
          <Neighbours office={office} reader={reader} />
          <Rulings rulings={rulings} reader={reader} />
          <Claims claims={claims.items} reader={reader} />
          {last}
        </Page>
      )
    },
    'anyone',
    atOffice,
  )
}

/** Where it is another day at the office than at the organisation, that the page shows the office's. */
function DayThere({ reader }: { reader: Reader }) {
  const { words, moment, asked, today } = reader
  if (asked.asOf !== undefined || moment.asOf === today) return null
  return <p class="note">{words.t('network.office.day-there', { day: words.day(moment.asOf) })}</p>
}

/** What the office is on the day, in one line; when nothing is stated for it, what was stated last. */
function summaryOf(office: Office, reader: Reader): string {
  const { words, moment } = reader
  if (office.kind !== null)
    return words.t('network.office.is', {
      kind: words.t(`network.kind.${office.kind}`),
      place: placeText(office, reader) || '–',
      day: words.day(moment.asOf),
    })
  const before = office.kinds.findLast(
    (line) => line.from_latest !== null && line.from_latest <= moment.asOf,
  )
  if (before)
    return words.t('network.office.was', {
      kind: words.t(`network.kind.${before.kind}`),
      day: words.day(moment.asOf),
      period: periodText(before, words),
    })
  return words.t('network.office.unstated', { day: words.day(moment.asOf) })
}
