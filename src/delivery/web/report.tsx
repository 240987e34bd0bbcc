import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import type { Words } from '#platform/i18n/words.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import { found } from '#platform/refusal.ts'
import { Section } from '#platform/ui/section.tsx'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { templateIn } from '#delivery/actions/reports.ts'
import { DoneQuery } from '#delivery/forms.ts'
import { isLate } from '#delivery/model/due.ts'
import { reportText } from '#delivery/model/due-text.ts'
import type { Report, ReportStanding } from '#delivery/model/report.ts'
import { paths } from '#delivery/paths.ts'
import { figuresOf, reportBy } from '#delivery/views.ts'
import { begun } from '#delivery/views/reports.ts'
import { reportTemplates } from '#delivery/views/rules.ts'
import { Facts } from './fields.tsx'
import { Figures } from './figures.tsx'
import { periodText } from './room.ts'
import { Shell, type Way, waysTo } from './shell.tsx'

const manages = ['projects.manage'] as const

/** What can be done next with a report as it stands. */
export function reportWays({ state, report }: ReportStanding): Way[] {
  const way = (verb: Way['verb']): Way => ({ verb, of: report, rights: manages })
  if (state === 'due') return [way('write-report')]
  if (state === 'draft') return [way('write-report'), way('submit-report')]
  return state === 'cleared' ? [way('send-report')] : []
}

/** When a report is due, and how it stands. */
export const ReportFacts = ({
  report,
  today,
  words,
}: {
  report: ReportStanding | Report
  today: string
  words: Words
}) => {
  const late = isLate({ kind: 'report', day: report.due, settled: report.sentOn }, today)
  return (
    <Facts
      rows={[
        [words.t('delivery.input.period'), periodText(report.from, report.to, words)],
        [
          words.t('delivery.input.due'),
          <>
            {words.day(report.due)}
            {late && (
              <>
                {' '}
                <strong class="delivery__late">{words.t('delivery.late')}</strong>
              </>
            )}
          </>,
        ],
        [words.t('delivery.input.state'), words.t(`delivery.report-state.${report.state}`)],
        report.sentOn === null
          ? null
          : [words.t('delivery.input.sentOn'), words.day(report.sentOn)],
      ]}
    />
  )
}

/** A report: how it stands, its chapters, and what it is filled with. */
export function reportPage(app: FastifyInstance): void {
  page(
    app,
    paths.report(':id', ':of'),
    DoneQuery,
    async (reader, { done }, { id = '', of = '' }) => {
      const { words, db, moment, today, locale } = reader
      const project = await insideProject(reader, id)
      const report = found(await reportBy(db, moment, id, of), 'delivery/unknown-report')
      const written = begun(report)
      const template = templateIn(await reportTemplates(db, moment), report, today)
      const figures =
        written?.figures ?? (await figuresOf(db, moment, { project: id, number: project.version }))
      const language = written?.language ?? locale
      return (
        <Shell {...{ reader, project, done }} title={reportText(of, words)}>
          {await waysTo(reader, project, [
            ...reportWays(report),
            ...(report.state === 'sent'
              ? []
              : [{ verb: 'write-progress', rights: manages } as const]),
          ])}
          <ReportFacts report={report} today={today} words={words} />
          <p>
            <small>
              {words.t('delivery.report.template', {
                title: template.titles[locale],
                version: template.version,
              })}
            </small>
          </p>
          {written !== null &&
            template.chapters.map((chapter) => (
              <Section title={chapter.titles[locale]}>
                {(written.texts[chapter.id] ?? '') === '' ? (
                  <p class="empty">{words.t('delivery.report.unwritten')}</p>
                ) : (
                  <div class="prose" lang={language} dir={directionOfLanguage(language)}>
                    {(written.texts[chapter.id] ?? '').split(/\n{2,}/).map((text) => (
                      <p>{text}</p>
                    ))}
                  </div>
                )}
              </Section>
            ))}
          <p>
            <small>
              {words.t(
                written?.figures === null || written === null
                  ? 'delivery.figures.of-now'
                  : 'delivery.figures.of-then',
              )}
            </small>
          </p>
          <Figures figures={figures} words={words} />
        </Shell>
      )
    },
    'signed-in',
  )
}
