import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { ListQuery, PreviewQuery } from '#routes/forms/queries.ts'
import { paths } from '#routes/paths.ts'
import { changedSince, conditionsOf, routeOf, routePreview, routesOf } from '#routes/views.ts'
import { checklistList, ruleList } from '#routes/views.ts'
import { called, conditionItem, previewItem, routeItem, routeWhole } from '#routes/views/items.ts'
import { seenInside, seenRoute } from '#routes/views/seen.ts'
import {
  ChecklistShape,
  ConditionShape,
  PreviewStepShape,
  RouteItem,
  RouteShape,
  RuleShape,
} from './shapes.ts'

const tag = 'routes'
const inside = { tag, admission: 'signed-in' } as const

/** Rules and checklists, and the routes of projects, as far as the asker may see them. */
export function routeReads(app: FastifyInstance): void {
  ruleReads(app)
  projectReads(app)
  read(
    app,
    paths.api.route(':id'),
    {
      ...inside,
      query: ApiQuery({}),
      summary:
        'A route: who has each step, why, since and until when, what was said, who can act now',
      answers: RouteShape,
    },
    async (reader, _query, { id = '' }) => {
      const { db, moment, today, locale, words } = reader
      await seenRoute(reader, id)
      const now = { ...moment, asOf: today, asKnown: null }
      const shown = await routeOf(db, { moment, today: now, locale }, id)
      return routeWhole(found(shown, 'routes/unknown-route'), words)
    },
  )
  read(
    app,
    paths.api.changes(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'What became of each part of the project since the route before this one was opened',
      answers: ListShape(
        Type.Object({
          id: Type.String(),
          kind: Type.String(),
          became: Type.Enum(['added', 'removed', 'changed', 'kept']),
          isMoved: Type.Boolean(),
          fields: Type.Array(
            Type.Object({
              field: Type.String(),
              before: Type.Union([Type.String(), Type.Null()]),
              after: Type.Union([Type.String(), Type.Null()]),
            }),
          ),
        }),
      ),
    },
    async (reader, query, { id = '' }) => {
      const route = await seenRoute(reader, id)
      const changes = (await changedSince(reader.db, reader.moment, route)) ?? []
      const items = changes.map(({ part, kind, became, isMoved, fields }) => ({
        id: part,
        kind,
        became,
        isMoved,
        fields: fields.map((each) => ({ ...each })),
      }))
      return pageThrough(items, query, ({ id: part }) => part)
    },
  )
}

function ruleReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.rules,
    {
      query: ListQuery,
      tag,
      summary: 'The rules by which it is computed who is asked, each with its days and its source',
      answers: ListShape(RuleShape),
    },
    async ({ db, moment, words }, query) => {
      const items = (await ruleList(db, moment)).map((rule) => ({
        id: rule.id,
        stage: rule.stage,
        from: rule.from,
        until: rule.until,
        right: rule.right,
        checklist: rule.checklist,
        workingDays: rule.workingDays,
        title: called(rule.titles, words, rule.id),
        purposes: rule.purposes,
        roles: rule.roles,
        verdicts: rule.verdicts,
        source: rule.source,
      }))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    paths.api.checklists,
    {
      query: ListQuery,
      tag,
      summary: 'What reviewers look at: every version of every checklist',
      answers: ListShape(ChecklistShape),
    },
    async ({ db, moment, words }, query) => {
      const items = (await checklistList(db, moment)).map((list) => ({
        id: list.id,
        version: list.version,
        from: list.from,
        until: list.until,
        source: list.source,
        title: called(list.titles, words, list.id),
        items: list.items.map((item) => ({
          id: item.id,
          isRequired: item.isRequired,
          isDecisive: item.isDecisive,
          title: called(item.titles, words, item.id),
        })),
      }))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
}

function projectReads(app: FastifyInstance): void {
  read(
    app,
    paths.api.routes(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The routes of a project, the newest first',
      answers: ListShape(RouteItem),
    },
    async (reader, query, { id = '' }) => {
      const project = await seenInside(reader, id)
      const items = (await routesOf(reader.db, reader.moment, project.id)).map(routeItem)
      return pageThrough(items, query, (route) => route.id)
    },
  )
  read(
    app,
    paths.api.conditions(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The conditions under which a project was endorsed, and what was said of each',
      answers: ListShape(ConditionShape),
    },
    async (reader, query, { id = '' }) => {
      const project = await seenInside(reader, id)
      const items = (await conditionsOf(reader.db, reader.moment, project.id)).map(conditionItem)
      return pageThrough(items, query, ({ text }) => text)
    },
  )
  read(
    app,
    paths.api.preview(':id'),
    {
      ...inside,
      // Who can act follows from the posts of today.
      stance: latest,
      query: PreviewQuery,
      summary: 'Who would be asked if a project were sent on its way today, and why',
      answers: Type.Object({
        day: Type.String({ format: 'date' }),
        isPossible: Type.Boolean(),
        steps: Type.Array(PreviewStepShape),
      }),
    },
    async (reader, { purpose }, { id = '' }) => {
      const { db, moment, locale, words, asker, todayAt } = reader
      const project = await seenInside(reader, id)
      const now = { today: moment, todayAt }
      const more = { sender: asker?.person ?? null, ...(purpose === undefined ? {} : { purpose }) }
      const preview = await routePreview(db, now, project, locale, more)
      return {
        day: preview.day,
        isPossible: preview.isPossible,
        steps: preview.steps.map((step) => previewItem(step, preview.names, words)),
      }
    },
  )
}
