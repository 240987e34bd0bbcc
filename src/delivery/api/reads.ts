import type { FastifyInstance } from 'fastify'
import { daysAfter, isDay } from '#platform/day.ts'
import { presently, signedIn } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { latest } from '#platform/http/latest.ts'
import { cursorFrom, pageOf, pageThrough, wrongCursor } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { ListShape } from '#platform/http/shapes.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { found } from '#platform/refusal.ts'
import { heldByRevision } from '#projects/model/held.ts'
import { seenInside } from '#routes/views/seen.ts'
import { DuesQuery } from '#delivery/forms.ts'
import { isDueKind, isLate } from '#delivery/model/due.ts'
import { dueText } from '#delivery/model/due-text.ts'
import { heldByEvaluation } from '#delivery/model/evaluation.ts'
import { heldByReport, type ReportStanding } from '#delivery/model/report.ts'
import { paths } from '#delivery/paths.ts'
import {
  agreementOf,
  closingOf,
  dueCount,
  dueList,
  evaluationsOf,
  figuresOf,
  inForceOf,
  recommendationsOf,
  reportBy,
  reportsOf,
  revisionsOf,
} from '#delivery/views.ts'
import { scopeOf } from '#delivery/views/calendar.ts'
import { feedsOf } from '#delivery/views/feeds.ts'
import { begun } from '#delivery/views/reports.ts'
import {
  AgreementShape,
  ClosingShape,
  DueShape,
  EvaluationShape,
  FeedShape,
  InForceShape,
  RecommendationShape,
  ReportItem,
  ReportShape,
  RevisionShape,
} from './shapes.ts'

const inside = { tag: 'delivery', admission: 'signed-in' } as const
const ListQuery = ApiQuery(pagingFields)

/** What comes after endorsement, as far as whoever asks may see the project. */
export function deliveryReads(app: FastifyInstance): void {
  agreementReads(app)
  reportReads(app)
  endingReads(app)
  dueReads(app)
}

function agreementReads(app: FastifyInstance): void {
  read(
    app,
    paths.agreement(':id'),
    {
      ...inside,
      query: ApiQuery({}),
      summary: 'The agreement of a project with its donor: what it says and what it asks',
      answers: AgreementShape,
    },
    async (reader, _query, { id = '' }) => {
      const project = await seenInside(reader, id)
      const agreement = await agreementOf(reader.db, reader.moment, id)
      const { by: _by, ...told } = found(agreement ?? undefined, 'delivery/no-agreement')
      return { ...told, version: versionOf(heldByRevision(project)) }
    },
  )
  read(
    app,
    paths.revisions(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The revisions of a project, the newest first; the id is the number of the version',
      answers: ListShape(RevisionShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await revisionsOf(reader.db, reader.moment, id)
      const items = all.map(({ number, basedOn, kind, reason, lateReason, state, day, reference }) => ({
        ...{ id: String(number), basedOn, kind, reason, lateReason, state, day, reference },
      }))
      return pageThrough(items, query, ({ reason }) => reason)
    },
  )
  read(
    app,
    paths.inForce(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'Which versions of a project are in force on which days, and the period each tells of',
      answers: ListShape(InForceShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await inForceOf(reader.db, reader.moment, id)
      const items = all.map(({ number, ...told }) => ({ id: String(number), ...told }))
      return pageThrough(items, query, (each) => each.id)
    },
  )
}

const standingOf = (report: ReportStanding, today: string) => {
  const { kind, from, to, due, state, sentOn } = report
  const late = isLate({ kind: 'report', day: due, settled: sentOn }, today)
  return { id: report.report, kind, from, to, due, state, sentOn, isLate: late }
}

function reportReads(app: FastifyInstance): void {
  read(
    app,
    paths.reports(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The reports that the donor of a project asks for, due or written, the earliest first',
      answers: ListShape(ReportItem),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await reportsOf(reader.db, reader.moment, id)
      const items = all.map((each) => standingOf(each, reader.today))
      return pageThrough(items, query, (each) => each.id)
    },
  )
  read(
    app,
    paths.report(':id', ':of'),
    {
      ...inside,
      query: ApiQuery({}),
      summary: 'A report: its chapters, and what indicators, work plan and budget say',
      answers: ReportShape,
    },
    async (reader, _query, { id = '', of = '' }) => {
      const { db, moment, today } = reader
      const project = await seenInside(reader, id)
      const report = found(await reportBy(db, moment, id, of), 'delivery/unknown-report')
      const written = begun(report)
      const which = { project: id, number: project.version }
      return {
        ...standingOf(report, today),
        language: written?.language ?? null,
        texts: { ...written?.texts },
        figures: written?.figures ?? (await figuresOf(db, moment, which)),
        version: versionOf(
          report.state === 'due' || report.state === 'draft'
            ? heldByReport(written)
            : heldByRevision(project),
        ),
      }
    },
  )
}

function endingReads(app: FastifyInstance): void {
  read(
    app,
    paths.closure(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The closing checklists of a project, item by item, with what was ticked',
      answers: ListShape(ClosingShape),
    },
    async (reader, query, { id = '' }) => {
      const { db, moment, locale } = reader
      await seenInside(reader, id)
      const items = []
      for (const checklist of ['operational', 'financial']) {
        const closing = await closingOf(db, moment, id, checklist)
        for (const { id: item, titles, right } of closing?.list.items ?? []) {
          const tick = closing?.ticks.find((each) => each.item === item)
          items.push({
            ...{ id: `${checklist}/${item}`, checklist, version: closing?.list.version ?? 0, item },
            ...{ title: titles[locale], right, answer: tick?.answer ?? null },
            note: tick?.note ?? null,
          })
        }
      }
      return pageThrough(items, query, ({ title }) => title)
    },
  )
  read(
    app,
    paths.evaluations(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'The evaluations of a project, planned and done',
      answers: ListShape(EvaluationShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await evaluationsOf(reader.db, reader.moment, id)
      const items = all.map(({ by: _by, project: _project, ...each }) => ({
        ...each,
        version: versionOf(heldByEvaluation(each)),
      }))
      return pageThrough(items, query, ({ findings }) => findings)
    },
  )
  read(
    app,
    paths.recommendations(':id'),
    {
      ...inside,
      query: ListQuery,
      summary: 'What the evaluations of a project recommend, what was answered, what came of it',
      answers: ListShape(RecommendationShape),
    },
    async (reader, query, { id = '' }) => {
      await seenInside(reader, id)
      const all = await recommendationsOf(reader.db, reader.moment, id)
      const items = all.map(({ by: _by, project: _project, ...each }) => each)
      return pageThrough(items, query, ({ text }) => text)
    },
  )
}

/** From today so far ahead, unless a last day is told. */
const ahead = 366

/** The last thing shown before, as a cursor tells it. Refuses a cursor of another list. */
function afterIn(cursor: string | undefined) {
  const keys = cursorFrom(cursor, 4)
  if (keys === null) return undefined
  const [day = '', project = '', kind = '', ref = ''] = keys
  if (!isDay(day) || !isDueKind(kind)) throw wrongCursor()
  return { day, project, kind, ref }
}

function dueReads(app: FastifyInstance): void {
  read(
    app,
    paths.dues,
    {
      ...inside,
      query: DuesQuery,
      stance: latest,
      summary: 'Everything that is due in projects you may see, from one day to another, the earliest first',
      answers: ListShape(DueShape),
    },
    async (reader, query) => {
      const { db, moment, today, locale, words } = presently(reader)
      const { limit = 100, cursor, mine, office, region, project, kind } = query
      const { from = today, to = daysAfter(from, ahead) } = query
      const own = mine === true ? ('me' as const) : undefined
      const scope = await scopeOf(presently(reader), { own, office, region, project })
      const kinds = kind === undefined ? {} : { kinds: [kind] }
      const wanted = { ...scope, ...kinds, from, to }
      const after = afterIn(cursor)
      const rows = await dueList(db, moment, today, {
        ...{ ...wanted, limit },
        ...(after === undefined ? {} : { after }),
      })
      return pageOf(rows, await dueCount(db, moment, today, wanted), limit, {
        item: (each) => ({
          id: `${each.project}/${each.kind}/${each.ref}`,
          ...{ kind: each.kind, ref: each.ref, name: dueText(each, words), project: each.project },
          code: each.code,
          title: nearest(each.titles, locale)?.text ?? each.project,
          ...{ office: each.office, officeName: each.officeName, begins: each.begins },
          ...{ day: each.day, settled: each.settled, isLate: each.isLate },
        }),
        keys: (each) => [each.day, each.project, each.kind, each.ref],
      })
    },
  )
  read(
    app,
    paths.feeds,
    {
      ...inside,
      query: ListQuery,
      stance: latest,
      summary: 'Your calendars for programs; their addresses were told when they were made',
      answers: ListShape(FeedShape),
    },
    async (reader, query) =>
      pageThrough(await feedsOf(reader.db, signedIn(reader).asker.person), query, ({ id }) => id),
  )
}

