import { linkTo, type Reader } from '#platform/http/reader.ts'
import { paths as network } from '#network/paths.ts'
import { ShortText } from '#plans/web/reading/text.tsx'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { ganttOf, type GanttRow } from '#projects/model/matrix.ts'
import { numbersOf } from '#projects/model/reading/numbering.ts'
import { type Scale, scaleOf, ticksOf, xOf } from '#projects/model/reading/gantt.ts'
import { periodText } from './said.tsx'

interface GanttProps {
  parts: readonly ProjectPart[]
  /** The chosen language first. */
  languages: readonly string[]
  /** What the offices are called that answer for activities. */
  offices: ReadonlyMap<string, string>
  reader: Reader
}

/**
 * The work plan: a table of the activities with when, by whom, how much is done; in its last column each has its bar on a line of time that all
 * share, running as the page is read. The words say all that the bars do.
 */
export function Gantt({ parts, languages, offices, reader }: GanttProps) {
  const { words, moment } = reader
  const { months, rows } = ganttOf(parts)
  const numbers = numbersOf(parts)
  const scale = scaleOf(months, moment.asOf)
  if (rows.length === 0) return <p class="empty">{words.t('projects.page.work-plan.none')}</p>
  return (
    <>
      <table class="ds-table gantt">
        <caption>
          {words.t('projects.page.work-plan.caption', { day: words.day(moment.asOf) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{words.t('projects.kind.activity')}</th>
            <th scope="col">{words.t('projects.page.when')}</th>
            <th scope="col" class="gantt__axis">
              <span class="gantt__bar-title">{words.t('projects.page.bar')}</span>
              {scale !== null && <Axis scale={scale} reader={reader} />}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ activity, bar, done }) => (
            <tr>
              <th scope="row">
                <a class="ds-link" href={`#${activity.part}`}>
                  <bdi>{numbers.get(activity.part)}</bdi>
                </a>{' '}
                <ShortText part={activity} name="title" languages={languages} reader={reader} />
                <Responsible activity={activity} offices={offices} reader={reader} />
              </th>
              <td>
                {periodText(activity.fields, reader) || (
                  <small>{words.t('projects.page.work-plan.undated')}</small>
                )}
                {done !== null && (
                  <small class="gantt__done">
                    {words.t('projects.page.done', { share: words.number(done) })}
                  </small>
                )}
              </td>
              <td class="gantt__track">
                {scale !== null && <Bars bar={bar} done={done} scale={scale} reader={reader} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {scale !== null && <Legend hasNow={scale.now !== null} reader={reader} />}
    </>
  )
}

function Responsible({
  activity: { fields },
  offices,
  reader,
}: {
  activity: ProjectPart
  offices: ReadonlyMap<string, string>
  reader: Reader
}) {
  const { responsible } = fields
  if (responsible === undefined) return null
  return (
    <small class="gantt__who">
      <a class="ds-link" href={linkTo(reader, network.office(responsible))}>
        <bdi lang="en">{offices.get(responsible) ?? responsible}</bdi>
      </a>
    </small>
  )
}

function Axis({ scale, reader }: { scale: Scale; reader: Reader }) {
  const { direction } = reader
  return (
    <svg class="gantt__years" aria-hidden="true" focusable="false">
      {ticksOf(scale, reader.locale).map(
        ({ at, label }) =>
          label !== null && (
            <text x={xOf(at, scale, direction)} y="12" text-anchor="start">
              {label}
            </text>
          ),
      )}
    </svg>
  )
}

function Bars({
  bar,
  done,
  scale,
  reader: { direction, locale },
}: Pick<GanttRow, 'bar' | 'done'> & { scale: Scale; reader: Reader }) {
  const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`
  const length = bar === null ? 0 : (bar.last + 1 - bar.first) / scale.months
  const start = bar === null ? 0 : bar.first / scale.months
  const begins = (long: number) => percent(direction === 'rtl' ? 1 - start - long : start)
  const finished = length * Math.min(1, Number(done ?? 0) / 100)
  return (
    <svg class="gantt__bars" aria-hidden="true" focusable="false">
      {ticksOf(scale, locale).map(({ at }) => (
        <line
          class="gantt__tick"
          x1={xOf(at, scale, direction)}
          x2={xOf(at, scale, direction)}
          y2="100%"
        />
      ))}
      {bar !== null && (
        <rect
          class="gantt__span"
          x={begins(length)}
          width={percent(length)}
          y="20%"
          height="60%"
          rx="2"
        />
      )}
      {finished > 0 && (
        <rect
          class="gantt__finished"
          x={begins(finished)}
          width={percent(finished)}
          y="20%"
          height="60%"
          rx="2"
        />
      )}
      {scale.now !== null && (
        <line
          class="gantt__now"
          x1={xOf(scale.now, scale, direction)}
          x2={xOf(scale.now, scale, direction)}
          y2="100%"
        />
      )}
    </svg>
  )
}

function Legend({ hasNow, reader: { words, moment } }: { hasNow: boolean; reader: Reader }) {
  const swatch = (kind: string) => (
    <svg class="gantt__swatch" aria-hidden="true" focusable="false">
      <rect class={`gantt__${kind}`} width="100%" height="100%" rx="2" />
    </svg>
  )
  return (
    <ul class="gantt__legend">
      <li>
        {swatch('span')} {words.t('projects.page.planned')}
      </li>
      <li>
        {swatch('finished')} {words.t('projects.page.finished')}
      </li>
      {hasNow && (
        <li>
          <svg class="gantt__swatch" aria-hidden="true" focusable="false">
            <line class="gantt__now" x1="50%" x2="50%" y2="100%" />
          </svg>{' '}
          {words.day(moment.asOf)}
        </li>
      )}
    </ul>
  )
}
