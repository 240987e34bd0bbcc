import type { FastifyInstance } from 'fastify'
import type { Again } from '#platform/doors/forms.ts'
import { locales } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import { wordsOf } from '#platform/http/problem.ts'
import { WordCount } from '#platform/ui/fields/word-count.tsx'
import { nearest } from '#platform/i18n/wording.ts'
import { templateIn } from '#delivery/actions/reports.ts'
import { reporting } from '#delivery/actions.ts'
import {
  heldByReport,
  type Report,
  type ReportStanding,
  type ReportTemplate,
} from '#delivery/model/report.ts'
import { reportText } from '#delivery/model/due-text.ts'
import { paths } from '#delivery/paths.ts'
import { figuresOf, reportBy } from '#delivery/views.ts'
import { begun } from '#delivery/views/reports.ts'
import { reportTemplates } from '#delivery/views/rules.ts'
import { Cell, ChoiceInput, DayInput } from '#delivery/web/fields.tsx'
import { Figures } from '#delivery/web/figures.tsx'
import type { Ground } from '#delivery/web/ground.ts'
import { ReportFacts } from '#delivery/web/report.tsx'
import type { DoorsRoom } from '#delivery/web/room.ts'
import { verbForm } from '#delivery/web/verb.tsx'

const rights = ['projects.manage'] as const
const back = ({ id }: { id: string }, made: string) => paths.report(id, made)

/** The forms of reports, and of what is reached and done. */
export function reportForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'write-report',
    verb: reporting['write-report'],
    rights,
    show: async (ground, again) => {
      const { report, facts } = await reportOf(ground)
      const { reader, project } = ground
      const { db, moment, words } = reader
      const template = templateIn(await reportTemplates(db, moment), report, moment.asOf)
      const which = { project: project.id, number: project.version }
      return {
        above: facts,
        inputs: (
          <>
            <Chapters report={report} template={template} ground={ground} again={again} />
            <Figures figures={await figuresOf(db, moment, which)} words={words} />
          </>
        ),
        held: heldByReport(begun(report)),
        barred: openOr(report, ['due', 'draft'], ground),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'submit-report',
    verb: reporting['submit-report'],
    rights,
    show: async (ground) => {
      const { report, facts } = await reportOf(ground)
      return { above: facts, barred: openOr(report, ['draft'], ground) }
    },
    back,
  })
  verbForm(app, room, {
    name: 'send-report',
    verb: reporting['send-report'],
    rights,
    show: async (ground, again) => {
      const { report, facts } = await reportOf(ground)
      const { words } = ground.reader
      return {
        above: facts,
        inputs: <DayInput name="day" required again={again} words={words} />,
        barred: openOr(report, ['cleared'], ground),
      }
    },
    back,
  })
  verbForm(app, room, {
    name: 'write-progress',
    verb: reporting['write-progress'],
    rights,
    show: async (ground, again) => ({
      above: <p>{ground.reader.words.t('delivery.means.write-progress')}</p>,
      inputs: await progressRows(ground, again),
    }),
    back: ({ id }) => paths.reports(id),
  })
}

async function reportOf({ reader: { db, moment, words }, project, about }: Ground) {
  const report = found(await reportBy(db, moment, project.id, about.of), 'delivery/unknown-report')
  const facts = (
    <>
      <p>{reportText(report.report, words)}</p>
      <ReportFacts report={report} today={moment.asOf} words={words} />
    </>
  )
  return { report, facts }
}

const openOr = (
  { state }: ReportStanding,
  open: readonly ReportStanding['state'][],
  { reader: { words } }: Ground,
): string | null => (open.includes(state) ? null : words.t('delivery.report-closed'))

interface ChapterProps {
  report: ReportStanding | Report
  template: ReportTemplate
  ground: Ground
  again: Again | null
}

/** The chapters of a report, each with what it is for and how long it may be. */
function Chapters({ report, template, ground, again }: ChapterProps) {
  const { words, locale } = ground.reader
  const held = begun(report)
  return (
    <>
      <ChoiceInput
        name="language"
        options={locales.map((id) => ({ id, name: words.languageName(id) ?? id }))}
        beginning={held?.language ?? locale}
        again={again}
        words={words}
        required
      />
      {template.chapters.map(({ id, titles, guidance, mostWords, isRequired }, at) => {
        const value = chosenOr(again, 'text')[at] ?? (again === null ? held?.texts[id] : '') ?? ''
        const fault = again?.refusal.faults.find(({ field }) => field === id)
        return (
          <div class="form__field">
            <label for={`field-${id}`}>
              {titles[locale]}
              {!isRequired && <small> {words.t('delivery.optional')}</small>}
            </label>
            <p class="form__hint" id={`hint-${id}`}>
              {guidance[locale]}
            </p>
            {fault !== undefined && (
              <p class="form__fault" id={`fault-${id}`}>
                {words.t(wordsOf(fault.reason, words), { field: titles[locale], ...fault.details })}
              </p>
            )}
            <input type="hidden" name="chapter" value={id} />
            <textarea
              class="ds-input"
              id={`field-${id}`}
              name="text"
              dir="auto"
              maxLength={40_000}
              aria-describedby={`hint-${id}`}
            >
              {value}
            </textarea>
            {mostWords !== null && (
              <WordCount of={`field-${id}`} value={value} most={mostWords} words={words} />
            )}
          </div>
        )
      })}
    </>
  )
}

/** A row for each indicator and activity: what is reached or done, and on which day. */
async function progressRows({ reader, project }: Ground, again: Again | null) {
  const { db, moment, words, locale } = reader
  const figures = await figuresOf(db, moment, { project: project.id, number: project.version })
  const rows = [
    ...figures.indicators.map(({ part, titles, reached, reachedDay }) => ({
      part,
      titles,
      value: reached,
      day: reachedDay,
      kind: 'indicator',
    })),
    ...figures.activities.map(({ part, titles, done, doneDay }) => ({
      part,
      titles,
      value: done,
      day: doneDay,
      kind: 'activity',
    })),
  ]
  if (rows.length === 0) return <p class="empty">{words.t('delivery.figures.none')}</p>
  return (
    <>
      {rows.map(({ part, titles, value, day, kind }, at) => (
        <fieldset class="delivery__row">
          <legend>
            <bdi>{nearest(titles, locale)?.text ?? part}</bdi>
          </legend>
          <input type="hidden" name="part" value={part} />
          <Cell
            {...{ at, again, words }}
            name="value"
            id={`${part}-value`}
            label={words.t(`delivery.progress.${kind}`)}
            beginning={value ?? ''}
          />
          <Cell
            {...{ at, again, words }}
            name="day"
            id={`${part}-day`}
            label={words.t('delivery.input.day')}
            type="date"
            beginning={day ?? ''}
          />
        </fieldset>
      ))}
    </>
  )
}
