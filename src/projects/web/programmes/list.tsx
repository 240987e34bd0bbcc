import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { paths } from '#projects/paths.ts'
import { programmeCounts } from '#projects/views/reading/serving.ts'
import { programmeList } from '#projects/views/programmes.ts'
import { sightOf } from '#projects/views/seen.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { periodText } from '#projects/web/reading/said.tsx'

/** The programmes, each with its office and how many projects of it the reader may see. */
export function programmesPage(app: FastifyInstance): void {
  page(app, paths.programmes, PageQuery({}), async (reader) => {
    const { words, db, moment, locale, asker } = reader
    const programmes = await programmeList(db, moment)
    const counts = await programmeCounts(reader, await sightOf(reader))
    const title = words.t('projects.programme.list.title')
    const may = asker?.grants.some(({ right }) => right === 'programmes.write') ?? false
    return (
      <Page reader={reader} title={title} summary={words.t('projects.programme.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('projects.programme.list.lead')}</p>
        {may && (
          <div class="ways">
            <WayTo
              href={linkTo(reader, paths.makeProgramme)}
              label={words.t('projects.programme.make')}
              barred={null}
              id="no-make"
            />
          </div>
        )}
        {programmes.length === 0 ? (
          <p class="empty">{words.t('projects.programme.list.none')}</p>
        ) : (
          <Table
            caption={title}
            rows={programmes}
            columns={[
              {
                title: words.t('projects.field.programme'),
                cell: ({ id, titles }) => (
                  <a class="ds-link" href={linkTo(reader, paths.programme(id))}>
                    <Said wording={nearest(titles, locale) ?? { text: id, language: 'en' }} />
                  </a>
                ),
              },
              {
                title: words.t('projects.programme.office'),
                cell: ({ office, officeName }) => (
                  <OfficeLink id={office} name={officeName ?? office} reader={reader} />
                ),
              },
              {
                title: words.t('projects.page.period.name'),
                cell: ({ from, until }) =>
                  periodText({ from, to: until === null ? null : lastDayOf(until) }, reader),
              },
              {
                title: words.t('projects.programme.projects'),
                cell: ({ id }) => words.number(counts.get(id) ?? 0),
              },
            ]}
          />
        )}
        {programmes.length > 0 && <Exports reader={reader} list={paths.api.programmes} />}
      </Page>
    )
  })
}
