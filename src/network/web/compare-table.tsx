import { linkTo, type Reader } from '#platform/http/reader.ts'
import { CertaintyTag, Sources } from '#platform/ui/dated.tsx'
import { plainPeriod } from '#platform/period.ts'
import { isPrintedName, sideText } from '#network/model/change-words.ts'
import { calledIn, type Change, changePeriod } from '#network/model/changes.ts'
import type { Span } from '#network/model/span.ts'
import { paths } from '#network/paths.ts'

/** A link to an office as it was at one end of the comparison. */
export function officeAt(office: string, end: 'from' | 'to', span: Span, reader: Reader): string {
  const asked =
    span.axis === 'valid'
      ? { ...reader.asked, asOf: span[end] }
      : { asOf: reader.moment.asOf, asKnown: span[end] }
  return linkTo({ locale: reader.locale, asked }, paths.office(office))
}

interface TableProps {
  changes: readonly Change[]
  span: Span
  reader: Reader
}

/** Changes of one kind: the office, what was said before and after, when it came about, each side with its sources. */
export function ChangeTable({ changes, span, reader }: TableProps) {
  const { words } = reader
  const [first] = changes
  if (first === undefined) return null
  const column = (name: string) => words.t(`network.compare.column.${name}`)
  return (
    <table class="ds-table list list--changes">
      <caption>{words.t(captionOf(first))}</caption>
      <thead>
        <tr>
          <th scope="col">{words.t('network.column.office')}</th>
          <th scope="col">{column('before')}</th>
          <th scope="col">{column('after')}</th>
          <th scope="col">{column('when')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr>
            <th scope="row">
              <a
                class="ds-link"
                href={officeAt(change.office, change.is === null ? 'from' : 'to', span, reader)}
              >
                <bdi lang="en">{calledIn(change)}</bdi>
              </a>
            </th>
            <td data-label={column('before')}>
              <Side change={change} side="before" {...{ span, reader }} />
            </td>
            <td data-label={column('after')}>
              <Side change={change} side="after" {...{ span, reader }} />
            </td>
            <td data-label={column('when')}>{whenOf(change, span, reader)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const captionOf = ({ kind, basis }: Change) =>
  basis === 'both-days' ? `network.compare.change.${kind}` : `network.compare.change-alone.${kind}`

interface SideProps {
  change: Change
  side: 'before' | 'after'
  span: Span
  reader: Reader
}

function Side(props: SideProps) {
  const { change, side, reader } = props
  const fact = change[side]
  const text = sideText(change, fact, reader.words)
  if (fact === null || text === null) return <Absent {...props} />
  return (
    <div>
      {isPrintedName(change) ? <bdi lang="en">{text}</bdi> : text}
      <div class="grounds">
        <CertaintyTag certainty={fact.certainty} words={reader.words} />
        <Sources sources={fact.sources} reader={reader} />
      </div>
    </div>
  )
}

function Absent({ change, side, span, reader }: SideProps) {
  const { words } = reader
  const isNoMore = change.basis === 'both-days' && span.axis === 'valid'
  const kinds = words.list(change.perhaps.map((kind) => words.t(`network.kind.${kind}`)))
  return (
    <div class="empty">
      {change.perhaps.length > 0
        ? words.t('network.compare.absent.perhaps', { kinds })
        : words.t(`network.compare.absent.${isNoMore ? side : change.basis}`)}
      {change.ruledOut.length > 0 && (
        <div class="grounds">
          {words.t('network.compare.ruled-out')}{' '}
          <Sources sources={change.ruledOut} reader={reader} />
        </div>
      )}
    </div>
  )
}

/** When it came about; of a correction, when it was recorded. What only one day speaks of has no time. */
function whenOf(change: Change, { axis }: Span, { words }: Reader): string {
  if (axis === 'recorded') {
    const moment = change.after?.recordedFrom ?? change.before?.recordedUntil
    return moment === undefined || moment === null
      ? ''
      : words.t('network.compare.corrected', { moment: words.instant(moment) })
  }
  if (change.basis === 'one-day') return ''
  const { fromPrecision, fromEarliest, fromLatest } = plainPeriod(changePeriod(change))
  if (fromEarliest === null || fromLatest === null) return ''
  return fromPrecision === 'day'
    ? words.day(fromLatest)
    : words.t('network.compare.when', {
        earliest: words.day(fromEarliest),
        latest: words.day(fromLatest),
      })
}
