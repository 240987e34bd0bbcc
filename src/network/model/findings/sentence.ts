import { isCountryCode } from '#world/model/period-tables.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Finding } from './finding.ts'

type Names = ReadonlyMap<string, string>
type Telling = (line: string, words: Words, names: Names) => string

const subjectOf = (place: string) => `${isCountryCode(place) ? 'country' : 'area'}:${place}`

/** The marks around what is printed in a document, or its title. */
const quotes = {
  en: ['“', '”'],
  fr: ['« ', ' »'],
  es: ['«', '»'],
  ar: ['«', '»'],
} as const

const kind: Telling = (line, words) => (line === '' ? '–' : words.t(`network.kind.${line}`))
const named: Telling = (line, words) => words.t(`network.function.${line}`)
const figure: Telling = (line, words) =>
  words.has(`evidence.figure.${line}`)
    ? words.t(`evidence.figure.${line}`)
    : line.replaceAll('-', ' ')
const day: Telling = (line, words) => words.day(line)
const place: Telling = (line, words, names) => isolated(names.get(subjectOf(line)) ?? line, words)
const city: Telling = (line, words, names) => isolated(names.get(`city:${line}`) ?? line, words)
const plain: Telling = (line, words) => isolated(line, words)
const quoted: Telling = (line, words) => {
  const [open, close] = quotes[words.locale]
  return `${open}${isolated(line, words)}${close}`
}
const counted: Telling = (line, words) => words.number(line)

/** “more than 412 locations” of `more-than 412 locations`. */
const amount: Telling = (line, words) => {
  const [precision = 'exact', value = '', unit = ''] = line.split(' ')
  const number = words.t(`evidence.precision.${precision}`, { number: words.number(value) })
  const name = words.has(`evidence.unit.${unit}`) ? words.t(`evidence.unit.${unit}`) : unit
  return words.t('evidence.amount', { amount: number, unit: name })
}

const span: Telling = (line, words) => {
  const [earliest = '', latest = earliest] = line.split('/')
  return earliest === latest ? words.day(earliest) : `${words.day(earliest)} – ${words.day(latest)}`
}

/** How each detail is told. A detail not named here chooses between sentences; words of such a choice take no hyphen. */
const tellings: Readonly<Record<string, Telling>> = {
  kind,
  kinds: kind,
  usual: kind,
  function: named,
  functions: named,
  figure,
  figures: figure,
  amount,
  amounts: amount,
  parts: counted,
  day,
  first: day,
  last: day,
  again: day,
  missing: day,
  starts: span,
  area: place,
  where: place,
  country: place,
  countries: place,
  elsewhere: place,
  city,
  place: city,
  office: plain,
  offices: plain,
  name: plain,
  body: plain,
  hosted: plain,
  group: plain,
  right: plain,
  document: quoted,
  documents: quoted,
  lists: quoted,
  others: quoted,
  taken: quoted,
  stated: quoted,
  names: quoted,
  renamed: quoted,
  menu: quoted,
  code: quoted,
  absent: plain,
}

const placeKeys: Readonly<Record<string, (line: string) => string>> = {
  area: subjectOf,
  where: subjectOf,
  country: subjectOf,
  countries: subjectOf,
  elsewhere: subjectOf,
  city: (line) => `city:${line}`,
  place: (line) => `city:${line}`,
}

/** The places that the details name by their ids, as subjects. */
export const placesIn = (details: Finding['details']): string[] =>
  Object.entries(details).flatMap(([key, value]) => {
    const subject = placeKeys[key]
    return subject ? String(value).split('\n').filter(Boolean).map(subject) : []
  })

/** The sentence of a finding in the reader's language. */
export function sentenceOf(
  { kind: found, details }: Pick<Finding, 'kind' | 'details'>,
  words: Words,
  names: Names,
): string {
  const told = Object.entries(details).map(([key, value]): [string, string | number] => {
    const telling = tellings[key]
    if (typeof value === 'number') return [key, value]
    if (!telling) return [key, value.replaceAll('-', '_')]
    return [key, words.list(value.split('\n').map((line) => telling(line, words, names)))]
  })
  return words.t(`network.finding.${found}.text`, Object.fromEntries(told))
}

/** A name in Latin letters keeps its own direction inside Arabic. */
export const isolated = (text: string, { locale }: Words) =>
  locale === 'ar' ? `\u2068${text}\u2069` : text
