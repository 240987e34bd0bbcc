import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { lastDayOf } from '#platform/period.ts'
import { titleIn, type Titles } from '#frameworks/model/titles.ts'
import type { Described, Partner } from '#partners/model/partner.ts'
import { paths } from '#partners/paths.ts'

type Looks = Pick<Reader, 'locale' | 'words'>

/** A name in the reader's language, or in English and marked as such. */
export function NameText({ names, reader }: { names: Titles; reader: Pick<Reader, 'locale'> }) {
  const { text, locale } = titleIn(names, reader.locale)
  return <bdi {...(locale === reader.locale ? {} : { lang: locale })}>{text}</bdi>
}

/** A partner by its name, leading to its page. */
export const PartnerLink = ({
  partner,
  reader,
}: {
  partner: Pick<Partner, 'id' | 'names'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, paths.partner(partner.id))}>
    <NameText names={partner.names} reader={reader} />
  </a>
)

/** From which day until which day a partner is there; empty where nobody knows. */
export function activeText({ from, until }: Pick<Described, 'from' | 'until'>, words: Words) {
  const last = until === null ? null : words.day(lastDayOf(until))
  if (from !== null && last !== null)
    return words.t('partners.active.both', { from: words.day(from), last })
  if (from !== null) return words.t('partners.active.from', { from: words.day(from) })
  return last === null ? '' : words.t('partners.active.until', { last })
}

/** Where something is said: an address as a link, else as it stands. */
export function SourceText({ source }: { source: string; reader: Looks }) {
  if (!/^https?:/.test(source)) return <bdi>{source}</bdi>
  return (
    <a class="ds-link address" href={source} dir="ltr">
      {source.replace(/^https?:\/\/(www\.)?/, '')}
    </a>
  )
}

/** What a field of a partner is called. */
export function labelOf(field: string, words: Words): string {
  const key = `partners.field.${field}`
  return words.has(key) ? words.t(key) : field
}
