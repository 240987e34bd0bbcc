import type { Day } from '#platform/day.ts'
import { refuseStale } from '#platform/doors/version.ts'
import { locales } from '#platform/i18n/locale.ts'
import { found, Refusal, refuseFaults } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { nowOf } from '#posts/actions/acting.ts'
import type { ProjectState } from '#projects/model/life.ts'
import {
  heldByReport,
  missingTexts,
  type Report,
  type ReportStanding,
  type ReportTemplate,
  templateFor,
  wrongTexts,
} from '#delivery/model/report.ts'
import { put, type Row } from '#delivery/store.ts'
import { figuresOf } from '#delivery/views/figures.ts'
import { begun, reportBy } from '#delivery/views/reports.ts'
import { reportTemplates } from '#delivery/views/rules.ts'
import { reportWriters } from '#delivery/views/writers.ts'
import { type AtWork, delivering, type DeliveryRoom, refuseAhead, tell } from './delivering.ts'
import { sendOnRoute } from './routing.ts'

/** Whose right writes reports. */
export const managing = ['projects.manage'] as const
/** The states in which reports are written. */
export const reporting: readonly ProjectState[] = [
  'active',
  'suspended',
  'terminated',
  'operationally-closed',
]

/** What somebody writes in a report. */
export interface ReportWanted {
  /** By chapter of its template; a chapter that is not told stays. */
  texts: Readonly<Record<string, string>>
  language: string
  version: string
}

/** The template by which a report is written: the one it was begun from, else the one in use. Refuses where there is none (`delivery/no-template`). */
export function templateIn(
  templates: readonly ReportTemplate[],
  report: ReportStanding | Report,
  today: Day,
): ReportTemplate {
  const held = begun(report)?.template
  const own =
    held === undefined
      ? templateFor(templates, report.kind, today)
      : templates.find(({ id, version }) => id === held.id && version === held.version)
  return found(own, 'delivery/no-template')
}

const theReport = async ({ act, by, project }: AtWork, report: string) =>
  found(await reportBy(act.db, nowOf(by), project.id, report), 'delivery/unknown-report')

/** A report somebody began, which stands where it must. Refuses one nobody began, and one that stands elsewhere (`delivery/report-closed`). */
async function writtenAt(at: AtWork, id: string, state: Report['state']): Promise<Report> {
  const report = begun(await theReport(at, id))
  if (report === null || report.state !== state)
    throw new Refusal('conflict', 'delivery/report-closed')
  return report
}

const rowOf = (report: Report, change: Row): Row => ({
  project: report.project,
  report: report.report,
  kind: report.kind,
  from_day: report.from,
  to_day: report.to,
  due: report.due,
  state: report.state,
  sent_on: report.sentOn,
  template: report.template.id,
  template_version: report.template.version,
  language: report.language,
  texts: report.texts,
  figures: report.figures,
  ...change,
})

/**
 * Writes a report, or begins it from the template in use. Refuses whoever does not manage for the office, a report that is not due in this
 * project, one that others have or that was sent (`delivery/report-closed`), chapters with more words than they may have, and what somebody
 * else wrote since (`form/stale`).
 */
export const writeReport = (
  by: By,
  id: string,
  report: string,
  { texts, language, version }: ReportWanted,
): Promise<void> =>
  delivering(
    by,
    id,
    {
      rights: managing,
      deed: 'delivery.report-written',
      version: null,
      states: reporting,
    },
    async (at) => {
      const { act, today } = at
      const standing = await theReport(at, report)
      const held = begun(standing)
      if (standing.state !== 'due' && standing.state !== 'draft')
        throw new Refusal('conflict', 'delivery/report-closed')
      refuseStale(version, heldByReport(held), { ...texts, language })
      const template = templateIn(await reportTemplates(act.db, nowOf(by)), standing, today)
      if (!locales.some((each) => each === language))
        refuseFaults([
          { field: 'language', reason: 'field/word', details: { expected: locales.join(', ') } },
        ])
      const known = template.chapters.flatMap(({ id: chapter }): [string, string][] => {
        const text = (texts[chapter] ?? held?.texts[chapter] ?? '').replaceAll('\r\n', '\n').trim()
        return text === '' ? [] : [[chapter, text]]
      })
      const said = Object.fromEntries(known)
      refuseFaults(wrongTexts(said, template))
      const { kind, from, to, due } = standing
      await put(act, 'report', {
        project: id,
        report,
        kind,
        from_day: from,
        to_day: to,
        due,
        state: 'draft',
        template: template.id,
        template_version: template.version,
        language,
        texts: said,
      })
      tell(act, 'report', [null, report])
      for (const { id: chapter, titles } of template.chapters)
        if ((held?.texts[chapter] ?? '') !== (said[chapter] ?? ''))
          tell(act, 'chapter', [null, titles.en])
    },
  )

async function moveReport(
  { act }: Pick<AtWork, 'act'>,
  report: Report,
  state: Report['state'],
  change: Row = {},
): Promise<void> {
  await put(act, 'report', rowOf(report, { state, ...change }))
  tell(act, 'report', [null, report.report])
  tell(act, 'report-state', [report.state, state], 'report-state')
}

/** Lets a report stand elsewhere by the verdict of its route. */
export async function routedReport(
  at: AtWork,
  id: string,
  state: 'cleared' | 'draft',
): Promise<void> {
  await moveReport(at, await writtenAt(at, id, 'review'), state)
}

/**
 * Puts a report before those whom the rules name, but for everybody who wrote in it; where they name nobody it can be sent at once. Refuses
 * chapters that are missing, each by its field, and a report that is not being written (`delivery/report-closed`).
 */
export const submitReport = (
  by: By,
  id: string,
  report: string,
  { version }: { version: string },
  room: DeliveryRoom,
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: 'delivery.report-submitted', version, states: reporting },
    async (at) => {
      const { act, by: within, project, today } = at
      const held = await writtenAt(at, report, 'draft')
      const template = templateIn(await reportTemplates(act.db, nowOf(by)), held, today)
      refuseFaults(missingTexts(held.texts, template))
      const authors = await reportWriters(act.db, id, report)
      const sending = { project, number: project.version, authors, anchor: today, about: report }
      const isAsked = await sendOnRoute(act, within, { ...sending, purpose: 'report' }, room)
      await moveReport(at, held, isAsked ? 'review' : 'cleared')
    },
  )

/**
 * Records that a report was sent to the donor, with what indicators, work plan and budget say today. Refuses a day that has not come
 * or lies before what it tells of, and a report that is not cleared (`delivery/report-closed`).
 */
export const sendReport = (
  by: By,
  id: string,
  report: string,
  { day, version }: { day: Day; version: string },
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: 'delivery.report-sent', version, states: reporting },
    async (at) => {
      const { act, project, today } = at
      const held = await writtenAt(at, report, 'cleared')
      refuseAhead('day', day, today)
      if (day < held.from) throw wrongField('day', 'delivery/fault.before-period')
      const which = { project: id, number: project.version }
      const figures = await figuresOf(act.db, nowOf(by), which)
      const { due, to } = held
      await moveReport(at, held, 'sent', { sent_on: day, figures, due, to_day: to })
      tell(act, 'sent-on', [null, day])
    },
  )
