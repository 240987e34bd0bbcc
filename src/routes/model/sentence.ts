import type { Words } from '#platform/i18n/words.ts'
import type { Because, PassedOver } from './because.ts'
import type { Said } from './network.ts'
import type { Cause } from './route.ts'

/** What countries and areas are called in the reader's language, by their codes. */
export type Names = ReadonlyMap<string, string>

/**
 * The sentence why an office is asked, in the reader's language: "Regional Office Vienna is asked because it holds project review and
 * endorsement for Kyrgyzstan since 2011 (document 001, line 5)".
 */
export function becauseText(because: Because, names: Names, words: Words): string {
  const { officeName, officeKind, countries, via } = because
  const place = (id: string) => names.get(id) ?? id
  const values = {
    office: officeName,
    kind: officeKind === null ? '' : words.t(`network.kind.${officeKind}`),
    function: because.function === null ? '' : words.t(`network.function.${because.function}`),
    places: words.list(countries.map(place)),
    via: via === null ? '' : place(via),
    since: sinceText(because, words),
    sources: sourcesText(because.sources, words),
    day: words.day(because.on),
  }
  return words
    .t(`routes.because.${keyOf(because)}`, values)
    .trim()
    .replace(/\s+/g, ' ')
}

const keyOf = ({ by, countries, via, passed }: Because): string => {
  if (by === 'last-resort' && passed.some(({ why }) => why === 'overdue')) return 'passed-up'
  if (by !== 'function' && by !== 'coverage') return by
  if (countries.length === 0) return `${by}-anywhere`
  const isItself = via !== null && countries.length === 1 && countries[0] === via
  return via === null || isItself ? by : `${by}-via`
}

/** Since when it holds it: a year where the day is not known, nothing where nobody said. */
function sinceText({ period }: Because, words: Words): string {
  if (period === null) return ''
  const { from_earliest: earliest, from_latest: latest } = period
  if (earliest !== null && earliest === latest)
    return words.t('routes.since.day', { day: words.day(earliest) })
  if (earliest !== null && latest !== null && earliest.slice(0, 4) === latest.slice(0, 4))
    return words.t('routes.since.year', { year: latest.slice(0, 4) })
  return latest === null ? '' : words.t('routes.since.latest', { day: words.day(latest) })
}

/** The documents it rests on, with their lines, each once; at most three. */
function sourcesText(sources: readonly Said[], words: Words): string {
  const told = sources.map(({ source, line }) =>
    line === null
      ? words.t('routes.source.document', { source })
      : words.t('routes.source.line', { source, line: String(line) }),
  )
  const once = [...new Set(told)].slice(0, 3)
  return once.length === 0 ? '' : `(${once.join('; ')})`
}

/** Why those were passed over that would have been asked before, one sentence each. */
export const passedTexts = ({ passed, on }: Because, words: Words): string[] => [
  ...new Set(
    passed.map((each) =>
      words.t(`routes.passed.${each.office === null && each.why !== 'own' ? 'nobody' : each.why}`, {
        what: whatText(each, words),
        office: each.officeName ?? '',
        day: words.day(on),
      }),
    ),
  ),
]

function whatText({ by, function: held, kinds }: PassedOver, words: Words): string {
  if (held !== null) return words.t(`network.function.${held}`)
  const of = words.list(kinds.map((kind) => words.t(`network.kind.${kind}`)))
  return words.t(`routes.what.${by}`, { kinds: of })
}

/** Why a step came to whoever has it now. */
export const causeText = (cause: Cause, words: Words): string => words.t(`routes.cause.${cause}`)
