import type { FastifyInstance } from 'fastify'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { found } from '#platform/refusal.ts'
import { seenInside } from '#routes/views/seen.ts'
import { isLate } from '#delivery/model/due.ts'
import { heldByReport, type ReportStanding } from '#delivery/model/report.ts'
import { paths } from '#delivery/paths.ts'
import {
  agreementOf,
  figuresOf,
  inForceOf,
  reportBy,
  reportsOf,
  revisionsOf,
} from '#delivery/views.ts'
import { begun } from '#delivery/views/reports.ts'
import { AgreementShape, InForceShape, ReportItem, ReportShape, RevisionShape } from './shapes.ts'
import { dueReads } from './dues.ts'
import { endingReads } from './ending.ts'
import { inside, listOfProject } from './lists.ts'

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
  listOfProject(app, paths.revisions(':id'), {
    summary: 'The revisions of a project, the newest first; the id is the number of the version',
    item: RevisionShape,
    items: async ({ db, moment }, id) =>
      (await revisionsOf(db, moment, id)).map(
        ({ number, basedOn, kind, reason, lateReason, state, day, reference }) => ({
          id: String(number),
          basedOn,
          kind,
          reason,
          lateReason,
          state,
          day,
          reference,
        }),
      ),
    text: ({ reason }) => reason,
  })
  listOfProject(app, paths.inForce(':id'), {
    summary: 'Which versions of a project are in force on which days, and the period each tells of',
    item: InForceShape,
    items: async ({ db, moment }, id) =>
      (await inForceOf(db, moment, id)).map(({ number, ...told }) => ({
        id: String(number),
        ...told,
      })),
    text: (each) => each.id,
  })
}

const standingOf = (report: ReportStanding, today: string) => {
  const { kind, from, to, due, state, sentOn } = report
  const late = isLate({ kind: 'report', day: due, settled: sentOn }, today)
  return { id: report.report, kind, from, to, due, state, sentOn, isLate: late }
}

function reportReads(app: FastifyInstance): void {
  listOfProject(app, paths.reports(':id'), {
    summary: 'The reports that the donor of a project asks for, due or written, the earliest first',
    item: ReportItem,
    items: async ({ db, moment, today }, id) =>
      (await reportsOf(db, moment, id)).map((each) => standingOf(each, today)),
    text: (each) => each.id,
  })
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
