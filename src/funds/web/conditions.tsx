import { linkTo, type Reader } from '#platform/http/reader.ts'
import { lastDayOf } from '#platform/period.ts'
import type { Day } from '#platform/day.ts'
import { titleIn, type Titles } from '#frameworks/model/titles.ts'
import { paths as network } from '#network/paths.ts'
import type { ConditionName, Rule, Said } from '#funds/model/conditions.ts'
import { conditionText } from '#funds/views/shown.ts'

type Looks = Pick<Reader, 'locale' | 'words'>

/** A title in the reader's language, or in English and marked as such. */
export function Titled({ titles, reader }: { titles: Titles; reader: Pick<Reader, 'locale'> }) {
  const { text, locale } = titleIn(titles, reader.locale)
  return <bdi {...(locale === reader.locale ? {} : { lang: locale })}>{text}</bdi>
}

const offices: readonly ConditionName[] = ['negotiator', 'reviewer', 'submitter']

interface ValueProps {
  name: ConditionName
  rule: Pick<Rule, 'value'>
  currency: string | null
  reader: Reader
  /** What offices are called, by their ids. */
  called: ReadonlyMap<string, string>
}

/** The value of a condition; an office by its name, leading to its page. */
export function ConditionValue({ name, rule, currency, reader, called }: ValueProps) {
  const { value } = rule
  if (offices.includes(name) && typeof value === 'string') {
    const officeName = called.get(value)
    // Conditions are shared by all organisations of an installation; an office is one's own.
    return officeName === undefined ? (
      <bdi lang="en">{value}</bdi>
    ) : (
      <a class="ds-link" href={linkTo(reader, network.office(value))}>
        <bdi lang="en">{officeName}</bdi>
      </a>
    )
  }
  return <bdi>{conditionText(name, rule, { ...reader, currency })}</bdi>
}

/** Whether a source says something or we propose it, in a word. */
export const saidText = ({ certainty }: Pick<Said, 'certainty'>, { words }: Looks): string =>
  words.t(`funds.certainty.${certainty}`)

interface SourceProps {
  said: Pick<Said, 'certainty' | 'source'> & { note?: Titles | null | undefined }
  reader: Looks
}

/** Where something is said, how sure, and what a reader must know of it. */
export function SaidBy({ said, reader }: SourceProps) {
  const { note = null, certainty, source } = said
  const address = /^https?:/.test(source) ? URL.parse(source) : null
  return (
    <>
      <span class={`certainty certainty--${certainty === 'sourced' ? 'stated' : 'possible'}`}>
        {saidText(said, reader)}
      </span>{' '}
      {address !== null ? (
        <a class="ds-link funds__address" href={source} dir="ltr">
          {address.hostname.replace(/^www\./, '')}
        </a>
      ) : (
        certainty === 'sourced' && (
          <bdi lang="en" dir="ltr">
            {source}
          </bdi>
        )
      )}
      {note !== null && (
        <p class="funds__note">
          <Titled titles={note} reader={reader} />
        </p>
      )}
    </>
  )
}

/** From which day until which day conditions hold. */
export function holdsText(
  { from, until }: { from: Day | null; until: Day | null },
  { words }: Pick<Looks, 'words'>,
): string {
  const last = until === null ? null : words.day(lastDayOf(until))
  if (from !== null && last !== null)
    return words.t('funds.holds.both', { from: words.day(from), last })
  if (from !== null) return words.t('funds.holds.from', { from: words.day(from) })
  return last === null ? words.t('funds.holds.always') : words.t('funds.holds.until', { last })
}
