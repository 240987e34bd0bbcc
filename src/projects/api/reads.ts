import type { FastifyInstance } from 'fastify'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { cursorFrom, pageOf, pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { Refusal } from '#platform/refusal.ts'
import { namesOf } from '#people/views.ts'
import { refuseUnknown } from '#world/views.ts'
import { PartsQuery, ProjectsQuery } from '#projects/forms/queries.ts'
import { moves, isMoveFrom, type Move, ruleOf } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { isInside } from '#projects/model/sight.ts'
import { paths } from '#projects/paths.ts'
import { lackText, projectItem, versionItem, wholeItem } from '#projects/views/items.ts'
import { countFor } from '#projects/views/counts.ts'
import { projectList } from '#projects/views/list.ts'
import { filterFrom } from '#projects/views/reading/listing.ts'
import { lacksOf, type NeedChecks } from '#projects/views/needs.ts'
import { seenVersions } from '#projects/views/reading/versions.ts'
import { projectOnDay } from '#projects/views/on-day.ts'
import { seenProject, sightOf } from '#projects/views/seen.ts'
import { MoveShape, ProjectShape, VersionShape, WholeShape } from './shapes.ts'

const tag = 'projects'

/** A project that the reader may see, by the `id` of the address. */
export const theSeen = (reader: Reader, { id = '' }: Record<string, string>): Promise<Project> =>
  seenProject(reader, id)

/** Projects, and what can be done to each, as far as the asker may see them. */
export function projectReads(app: FastifyInstance, checks: NeedChecks): void {
  listRead(app)
  read(
    app,
    paths.api.project(':id'),
    {
      stance: latest,
      query: ApiQuery({}),
      tag,
      summary:
        'A project as of a day: its state and the version in force then, what it costs, and what its verbs rest on',
      answers: WholeShape,
    },
    async (reader, _query, params) => {
      const present = await theSeen(reader, params)
      const onDay = await projectOnDay(reader.db, reader.moment, present)
      const project = onDay ?? present
      const { manager } = project
      const names =
        manager === null ? new Map<string, string>() : await namesOf(reader.db, [manager])
      const mayKnow = isInside(await sightOf(reader), project)
      const named = manager === null || !mayKnow ? null : (names.get(manager) ?? null)
      const told = mayKnow ? project : { ...project, reason: null }
      return { ...wholeItem(told, reader.locale, named), isOfDay: onDay !== null }
    },
  )
  read(
    app,
    paths.api.versions(':id'),
    {
      stance: latest,
      query: PartsQuery,
      tag,
      summary: 'The versions of a project, the newest first: the proposal, and its revisions',
      answers: ListShape(VersionShape),
    },
    async (reader, query, params) => {
      const project = await theSeen(reader, params)
      const versions = await seenVersions(reader, project, await sightOf(reader))
      const items = versions.map((each) => versionItem(project, each))
      return pageThrough(items, query, ({ id }) => id)
    },
  )
  read(
    app,
    paths.api.moves(':id'),
    {
      query: PartsQuery,
      tag,
      summary:
        'The moves that the state of a project allows, and what is missing for each: for those inside',
      answers: ListShape(MoveShape),
      admission: 'signed-in',
    },
    async (reader, query, params) => {
      const project = await theSeen(reader, params)
      if (!isInside(await sightOf(reader), project))
        throw new Refusal('forbidden', 'projects/inside-only')
      return pageThrough(await movesOf(reader, project, checks), query, ({ id }) => id)
    },
  )
}

function listRead(app: FastifyInstance): void {
  read(
    app,
    paths.api.projects,
    {
      stance: latest,
      query: ProjectsQuery,
      tag,
      summary:
        'Projects from idea to evaluation, the latest to begin first, narrowed as one likes; state, period and amount are those last known, whatever day is asked about',
      answers: ListShape(ProjectShape),
    },
    async (
      reader,
      { q, limit = 100, cursor, asOf: _asOf, asKnown: _asKnown, lang: _lang, ...asked },
    ) => {
      await refuseUnknown(reader.db, { country: asked.country, area: asked.area })
      const filter = await filterFrom(reader, { ...asked, q })
      const place = cursorFrom(cursor, ['maybe-day', 'text'])
      const [from = '', id = ''] = place ?? []
      const after = place === null ? undefined : { from: from === '' ? null : from, id }
      const sight = await sightOf(reader)
      const { db, moment, locale } = reader
      const rows = await projectList(db, moment, filter, { sight, limit, after })
      const total = await countFor(reader, filter, sight)
      return pageOf(rows, total, limit, {
        item: (each) => projectItem(each, locale),
        keys: (each) => [each.from ?? '', each.id],
      })
    },
  )
}

const isMoveName = (name: string): name is Move => name in moves

/** The moves that the state of a project allows, and what is missing for each, told in the reader's words. */
async function movesOf(reader: Reader, project: Project, checks: NeedChecks) {
  const possible = Object.keys(moves).flatMap((name) =>
    isMoveName(name) && isMoveFrom(name, project.state) ? [name] : [],
  )
  const looking = { db: reader.db, moment: reader.moment, asker: reader.asker }
  const items = []
  for (const move of possible) {
    const { to, by, asksReason = false } = ruleOf(move)
    const asked = { project, number: project.version, move }
    const lacks = await lacksOf(looking, asked, checks)
    items.push({
      id: move,
      to,
      right: by,
      asksReason,
      lacks: lacks.map((lack) => ({
        need: lack.need,
        part: lack.part,
        field: lack.field,
        code: lack.reason,
        reason: lackText(lack, reader.words),
      })),
    })
  }
  return items
}
