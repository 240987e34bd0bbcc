import type { Period } from '#platform/db/periods.ts'
import { linkTo, type Visitor } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { lastDayOf, plainPeriod, type PlainPeriod } from '#platform/period.ts'

/** How sure an answer is, in a word. */
export function CertaintyTag({
  certainty,
  words,
}: {
  certainty: Period['certainty']
  words: Words
}) {
  return (
    <span class={`certainty certainty--${certainty}`}>
      {words.t(`platform.certainty.${certainty}`)}
    </span>
  )
}

/** A period in a sentence, saying exactly as much as is known. */
export function periodText(period: Period, words: Words): string {
  const plain = plainPeriod(period)
  return words.t('platform.period', { from: beginning(plain, words), until: ending(plain, words) })
}

function beginning(period: PlainPeriod, words: Words): string {
  const { fromEarliest: earliest, fromLatest: latest } = period
  const day = (text: string | null) => (text === null ? '' : words.day(text))
  switch (period.fromPrecision) {
    case 'day':
      return words.t('platform.period.from.day', { day: day(latest) })
    case 'month':
    case 'year':
    case 'between':
      if (latest === null) return words.t('platform.period.from.not-before', { day: day(earliest) })
      return words.t('platform.period.from.between', {
        earliest: day(earliest),
        latest: day(latest),
      })
    case 'at-latest':
      return words.t('platform.period.from.at-latest', { day: day(latest) })
    case 'unknown':
      return words.t('platform.period.from.unknown')
  }
}

function ending(period: PlainPeriod, words: Words): string {
  const { untilEarliest: earliest, untilLatest: latest, lastStated } = period
  const last = (text: string | null) => (text === null ? '' : words.day(lastDayOf(text)))
  switch (period.untilPrecision) {
    case 'day':
      return words.t('platform.period.until.day', { day: last(latest) })
    case 'month':
    case 'year':
    case 'between':
      if (earliest === null)
        return words.t('platform.period.until.at-latest', { day: last(latest) })
      return words.t('platform.period.until.between', {
        earliest: last(earliest),
        latest: last(latest),
      })
    case 'not-before':
      return words.t('platform.period.until.last-stated', {
        day: lastStated === null ? last(earliest) : words.day(lastStated),
      })
    case 'unknown':
      return words.t('platform.period.until.unknown')
  }
}

/** Where something is said. */
export interface SourceLine {
  claim: string
  source: string
  title: string
  line: number | null
  marking: string | null
}

/** The sources of a statement, each a link to its document; a text published under another name is marked. */
export function Sources({ sources, reader }: { sources: readonly SourceLine[]; reader: Visitor }) {
  const { words } = reader
  const shown = [
    ...new Map(sources.map((each) => [`${each.source}:${each.line ?? ''}`, each])).values(),
  ]
  return (
    <ul class="sources">
      {shown.map((each) => (
        <li>
          <a class="ds-link" href={linkTo(reader, `/sources/${each.source}`)} title={each.title}>
            {each.line === null
              ? words.t('platform.source', { source: each.source })
              : words.t('platform.source.line', { source: each.source, line: each.line })}
          </a>
          {each.marking !== null && (
            <span class="marking"> {words.t(`platform.marking.${each.marking}`)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

/** When, how sure, and where it is said: what stands beside every statement. */
export function Grounds({
  row,
  reader,
}: {
  row: Period & { sources: readonly SourceLine[] }
  reader: Visitor
}) {
  return (
    <div class="grounds">
      <span class="grounds__period">{periodText(row, reader.words)}</span>
      <CertaintyTag certainty={row.certainty} words={reader.words} />
      <Sources sources={row.sources} reader={reader} />
    </div>
  )
}
