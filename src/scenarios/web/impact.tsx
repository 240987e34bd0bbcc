import type { FastifyInstance } from 'fastify'
import { presently } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Contents } from '#platform/ui/section.tsx'
import { pictureOf } from '#network/views/impact/picture.ts'
import { BeforeAfterMap } from '#network/web/impact/map.tsx'
import { ImpactTables } from '#network/web/impact/tables.tsx'
import { BeforeAfterTree } from '#network/web/impact/tree.tsx'
import { linesSeen } from '#proposals/views/impact.ts'
import { paths } from '#scenarios/paths.ts'
import { rehearse, type WorkshopFor } from '#scenarios/views/rehearse.ts'
import { BackTo, theScenario } from './parts.tsx'

/** What a scenario would do: in tables, on two maps and in two pictures of the lines, and as a file. */
export function impactPage(app: FastifyInstance, workshopFor: WorkshopFor): void {
  page(
    app,
    paths.impact(':id'),
    PageQuery({}),
    async (visitor, _query, { id = '' }) => {
      const reader = presently(visitor)
      const { words, db, asker } = reader
      const scenario = await theScenario(reader, id)
      const { parts } = workshopFor(reader.site)
      const rehearsal = await rehearse(reader, scenario, workshopFor(reader.site))
      const lines = await linesSeen({ db, asker }, rehearsal.lines)
      const [before, after] = await Promise.all([
        pictureOf(rehearsal.before),
        pictureOf(rehearsal.after),
      ])
      const sides = { before, after, reader }
      const title = words.t('scenarios.impact.title')
      return (
        <Page reader={reader} title={`${title}: ${scenario.title}`} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <BackTo scenario={scenario} reader={reader} />
          <p>
            {words.t(
              scenario.state === 'adopted' ? 'scenarios.impact.decided' : 'scenarios.impact.lead',
              { day: words.day(scenario.day) },
            )}
          </p>
          {rehearsal.wrong.length > 0 && (
            <p class="form__fault">
              {words.t('scenarios.impact.without', { count: rehearsal.wrong.length })}
            </p>
          )}
          {lines.length === 0 ? (
            <p class="empty">{words.t('scenarios.impact.none')}</p>
          ) : (
            <>
              <Contents
                words={words}
                places={[
                  ...parts.map((part) => ({
                    id: `impact-${part.id}`,
                    title: words.t(part.words),
                    count: lines.filter((line) => line.part === part.id).length,
                  })),
                  { id: 'impact-map', title: words.t('network.impact.map') },
                  { id: 'impact-tree', title: words.t('network.impact.tree') },
                ]}
              />
              <ImpactTables lines={lines} parts={parts} reader={reader} />
              <Exports
                reader={reader}
                list={paths.listOfImpact(id)}
                label={words.t('scenarios.impact.files')}
              />
            </>
          )}
          <BeforeAfterMap {...sides} />
          <BeforeAfterTree {...sides} />
        </Page>
      )
    },
    'signed-in',
  )
}
