import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { refuseUnknown } from '#world/views.ts'
import { PlansQuery } from '#plans/forms/queries.ts'
import { paths } from '#plans/paths.ts'
import { listedVersions } from '#plans/views/reading/listing.ts'
import { seenPlan, seenVersions } from '#plans/views/seen.ts'
import { versionItem } from '#plans/views/reading/items.ts'
import { PlanShape, VersionShape } from './shapes.ts'
import { relationReads } from './relations.ts'
import { versionReads } from './version.ts'

const tag = 'plans'

/** Plans, their versions and what these say, as far as the asker may see them. */
export function planReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.plans,
    {
      query: PlansQuery,
      tag,
      summary:
        'Versions of strategies and plans of action: those in force on the day, or whichever are asked for',
      answers: ListShape(VersionShape),
    },
    async (reader, { level, office, country, standing, origin, framework, ...query }) => {
      await refuseUnknown(reader.db, { country })
      const wanted = { level, office, country, standing, origin, framework }
      const versions = await listedVersions(reader, wanted)
      const items = versions.map((each) => versionItem(each, reader.locale))
      return pageThrough(
        items,
        query,
        ({ id, title, officeName }) => `${id} ${title} ${officeName}`,
      )
    },
  )
  read(
    app,
    paths.api.plan(':id'),
    {
      query: ApiQuery({}),
      tag,
      summary: 'A plan, and those of its versions that the asker may see, the newest first',
      answers: PlanShape,
    },
    async (reader, _query, { id = '' }) => {
      const versions = await seenPlan(reader, id)
      const [{ plan }] = versions
      const { author: _author, madeAt: _madeAt, follows, ...told } = plan
      const followed = follows === null ? [] : await seenVersions(reader, { plan: follows })
      return {
        ...told,
        covers: [...plan.covers],
        follows: followed.length === 0 ? null : follows,
        versions: versions.map((each) => versionItem(each, reader.locale)),
      }
    },
  )
  versionReads(app)
  relationReads(app)
}
