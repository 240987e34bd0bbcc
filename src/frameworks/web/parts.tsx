import { linkTo, type Reader } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import { titleIn, type Titles } from '#frameworks/model/titles.ts'
import type { Day } from '#platform/day.ts'
import { paths } from '#frameworks/paths.ts'
import type { FrameworkListed, FrameworkNote } from '#frameworks/views/frameworks.ts'
import type { RecordedObjective } from '#frameworks/views/select.ts'

type Looks = Pick<Reader, 'locale' | 'words'>

/** A title in the reader's language, or in English and marked as such. */
export function Titled({ titles, reader }: { titles: Titles; reader: Pick<Reader, 'locale'> }) {
  const { text, locale } = titleIn(titles, reader.locale)
  return locale === reader.locale ? <bdi>{text}</bdi> : <InEnglish text={text} />
}

/** Text that stands in English only, whatever language the page has. */
export const InEnglish = ({ text }: { text: string }) => (
  <span lang="en" dir="ltr">
    {text}
  </span>
)

/** From which day until which day something is in force. */
export function periodText(
  { from, until }: { from: Day | null; until: Day | null },
  { words }: Looks,
): string {
  const last = until === null ? null : words.day(lastDayOf(until))
  if (from !== null && last !== null)
    return words.t('frameworks.period.both', { from: words.day(from), last })
  if (from !== null) return words.t('frameworks.period.from', { from: words.day(from) })
  return last === null
    ? words.t('frameworks.period.open')
    : words.t('frameworks.period.until', { last })
}

/** Where something stands: an address as a link, a line of a document in words. */
export function Source({ source, reader: { words } }: { source: string; reader: Looks }) {
  if (/^https?:/.test(source))
    return (
      <a class="ds-link frameworks__address" href={source} dir="ltr">
        {source.replace(/^https?:\/\/(www\.)?/, '')}
      </a>
    )
  const [, document, line] = /^(\d{3})#(\d+)$/.exec(source) ?? []
  return document === undefined || line === undefined ? (
    <bdi>{source}</bdi>
  ) : (
    <>{words.t('frameworks.source.line', { document, line: Number(line) })}</>
  )
}

/** What a framework is called, and in which edition. */
export const EditionName = ({
  framework,
  edition,
  reader,
}: {
  framework: Pick<FrameworkListed, 'titles'>
  edition: { titles: Titles }
  reader: Looks
}) => (
  <>
    <Titled titles={framework.titles} reader={reader} />
    {' · '}
    <Titled titles={edition.titles} reader={reader} />
  </>
)

/** The code and title of an objective, as a link to its page. */
export const ObjectiveLink = ({
  objective,
  reader,
}: {
  objective: Pick<RecordedObjective, 'upper' | 'titles'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, paths.objective(objective.upper))}>
    <bdi>{objective.upper.code}</bdi> <Titled titles={objective.titles} reader={reader} />
  </a>
)

interface NotesProps {
  notes: readonly FrameworkNote[]
  reader: Looks
  /** Whether each says which objective it speaks of. */
  hasCodes?: boolean
}

/** What a reader must know: what was not found, what was corrected. */
export function Notes({ notes, reader, hasCodes = false }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <div class="note frameworks__notes">
      {notes.map((note) => (
        <p>
          {hasCodes && note.code !== '' && (
            <>
              <bdi>{note.code}</bdi>:{' '}
            </>
          )}
          <Titled titles={note.texts} reader={reader} />
        </p>
      ))}
    </div>
  )
}
