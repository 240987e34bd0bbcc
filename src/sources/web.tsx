import { Table } from '#platform/ui/table.tsx'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { page } from '#platform/http/answer.ts'
import { cursorFrom } from '#platform/http/paging.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import type { RecordSection } from '#platform/ui/section.tsx'
import { type SourceItem, sourceList, statements } from './views.ts'
import { StatementTable } from './web/statements.tsx'

const claimsPerPage = 200

/** Sources: each document, what it states, and every claim taken from it; `sections` are what other domains add to a document. */
export function sourcesPages(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(app, '/sources', PageQuery({}), async (reader) => {
    const sources = await sourceList(reader.db, reader.moment)
    const { words } = reader
    return (
      <Page reader={reader} title={words.t('sources.title')}>
        <h1 class="ds-heading" data-size="lg">
          {words.t('sources.title')}
        </h1>
        <p class="lead">{words.t('sources.lead', { count: sources.length })}</p>
        <Table
          caption={words.t('sources.title')}
          rows={sources}
          columns={[
            {
              title: words.t('sources.column.source'),
              cell: (source) => (
                <>
                  <a class="ds-link" href={linkTo(reader, `/sources/${source.id}`)}>
                    <bdi lang={source.language}>{source.title}</bdi>
                  </a>{' '}
                  <small>{source.id}</small>
                  {source.marking !== null && (
                    <span class="marking"> {words.t(`platform.marking.${source.marking}`)}</span>
                  )}
                </>
              ),
            },
            {
              title: words.t('sources.column.publisher'),
              cell: (source) => source.publisher,
              language: 'en',
            },
            { title: words.t('sources.column.day'), cell: (source) => dayText(source, reader) },
            {
              title: words.t('sources.column.claims'),
              cell: (source) => words.number(source.claims),
            },
          ]}
        />
        <Exports reader={reader} list="/sources" />
      </Page>
    )
  })

  page(
    app,
    '/sources/:id',
    PageQuery({
      cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
    }),
    async (reader, query, { id = '' }) => {
      const source = found(
        (await sourceList(reader.db, reader.moment, id))[0],
        'sources/unknown-source',
      )
      const place = { limit: claimsPerPage, cursor: cursorFrom(query.cursor, 1) }
      const said = await statements(reader.db, reader.moment, { source: id }, place)
      const { words } = reader
      return (
        <Page reader={reader} title={source.title}>
          <h1 class="ds-heading" data-size="lg">
            <bdi lang={source.language}>{source.title}</bdi>
          </h1>
          <p class="lead">
            {words.t('sources.source.lead', {
              publisher: source.publisher,
              day: dayText(source, reader),
            })}
          </p>
          {source.marking !== null && (
            <p class="marking">{words.t(`platform.marking.${source.marking}`)}</p>
          )}
          {source.isSurvey && <p>{words.t('sources.survey')}</p>}
          {source.note !== null && <p lang="en">{source.note}</p>}
          {source.address !== null && (
            <p>
              <a class="ds-link" href={source.address} rel="external noreferrer" dir="ltr">
                {source.address}
              </a>
            </p>
          )}
          {await Promise.all(sections.map((section) => section(reader, id)))}
          <dl class="counts">
            {Object.entries(source.about).map(([about, count]) => (
              <div>
                <dt>{words.t(`sources.about.${about}`)}</dt>
                <dd>{words.number(count)}</dd>
              </div>
            ))}
          </dl>
          <StatementTable
            statements={said.items}
            reader={reader}
            caption={words.t('sources.source.claims', { count: said.total })}
          />
          <Pager next={said.next} reader={reader} />
          <Exports reader={reader} list="/statements" query={{ source: id }} />
        </Page>
      )
    },
  )
}

function dayText(source: SourceItem, { words }: Reader): string {
  return words.t(`sources.day.${source.referencePrecision}`, {
    day: words.day(source.referenceDay),
    year: source.referenceDay.slice(0, 4),
  })
}
