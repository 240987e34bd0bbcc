import { linkTo, type Reader } from '#platform/http/reader.ts'
import { isOfPlan, type Upper, upperText } from '#frameworks/model/upper.ts'
import { paths as frameworks } from '#frameworks/paths.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { paths } from '#plans/paths.ts'
import type { ToldUpper } from '#plans/views/reading/cited.ts'
import { Said } from '#platform/ui/parts/said.tsx'

/** Where something that is cited has its page, below the language. */
export const upperPath = (upper: Upper): string =>
  isOfPlan(upper) ? `${paths.version(upper.of, upper.version)}` : frameworks.objective(upper)

/** The address of what is cited, for a reader. */
export const upperHref = (reader: Reader, upper: Upper): string =>
  `${linkTo(reader, upperPath(upper))}${isOfPlan(upper) ? `#${upper.code}` : ''}`

interface UpperProps {
  upper: Upper
  /** What it is, where there is such a thing that the reader may see. */
  told: ToldUpper | undefined
  reader: Reader
}

/** Something that is cited: its title, leading to it; of what, in which version; and how that stands on the day. */
export function UpperLink({ upper, told, reader }: UpperProps) {
  const { words, locale } = reader
  if (told === undefined) return <code>{upperText(upper)}</code>
  const title = nearest(told.titles, locale) ?? { text: upper.code, language: 'en' }
  return (
    <>
      <a class="ds-link" href={upperHref(reader, upper)}>
        <Said wording={title} />
      </a>{' '}
      <small class="plan__of">
        <UpperOf told={told} reader={reader} />
        {!isOfPlan(upper) && (
          <>
            {' · '}
            <bdi dir="ltr">{upper.code}</bdi>
          </>
        )}
      </small>{' '}
      {told.standing !== 'in-force' && (
        <span class="plan__standing">{words.t(`plans.standing.${told.standing}`)}</span>
      )}
    </>
  )
}

/** Of which framework and edition, or of which plan and version, something is. */
export function UpperOf({ told: { upper, of }, reader }: { told: ToldUpper; reader: Reader }) {
  const { words, locale } = reader
  const name = nearest(of.titles, locale) ?? { text: upper.of, language: 'en' }
  if (isOfPlan(upper))
    return (
      <>
        <Said wording={name} /> · {words.t('plans.version.number', { number: upper.version })}
      </>
    )
  const edition = of.edition === null ? null : nearest(of.edition, locale)
  return (
    <>
      <Said wording={name} /> ·{' '}
      {edition === null ? (
        <bdi>{words.t('plans.edition', { edition: upper.version })}</bdi>
      ) : (
        <Said wording={edition} />
      )}
    </>
  )
}
