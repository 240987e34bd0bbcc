import type { ComponentChildren } from 'preact'
import { isDay } from '#platform/day.ts'
import type { Again } from '#platform/doors/forms.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { found } from '#platform/refusal.ts'
import { FormBody } from '#platform/ui/conflict.tsx'
import { Page } from '#platform/ui/page.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import { whyNot } from '#posts/web/may.ts'
import { cldrVersion } from '#calendars/model/country-week.ts'
import { type HolidayNames, nameIn, type OfficeCalendar } from '#calendars/model/calendar.ts'
import { weekdayName } from '#calendars/model/names.ts'
import { paths } from '#calendars/paths.ts'
import { type HeldCalendar, officeCalendar } from '#calendars/views/office.ts'
import type { Span } from '#calendars/views.ts'

/** The calendar of a page. Refuses an office that nobody knows (`calendars/unknown-office`). */
export const calendarFor = async (
  reader: Reader,
  office: string,
  span?: Span,
): Promise<HeldCalendar> =>
  found(await officeCalendar(reader, office, span), 'calendars/unknown-office')

/** Why the reader may not keep the calendar of an office today; null when they may. */
export async function noKeeping(
  reader: Reader,
  { office, officeName }: OfficeCalendar,
): Promise<string | null> {
  const { db, asker, moment } = reader
  const day = asker?.today.asOf ?? moment.asOf
  const target = await targetAt(db, asker, { id: office, name: officeName }, day)
  return whyNot(permits('calendars.write', asker, target), reader)
}

/** Free days in words: “Friday and Saturday”. */
export const weekendText = (weekend: readonly number[], words: Words): string =>
  words.list(weekend.map((day) => weekdayName(day, words.locale, 'long')))

/** How the week goes in the office's country, in a sentence, and where that is from. */
export function CountrySentence({
  calendar: { countryName, ofCountry },
  reader: { words },
}: {
  calendar: OfficeCalendar
  reader: Reader
}) {
  const free = weekendText(ofCountry.weekend, words)
  return (
    <>
      {countryName === null
        ? words.t('calendars.week.anywhere', { free })
        : words.t('calendars.week.country', { free, country: countryName })}{' '}
      <small>{words.t('calendars.week.source', { version: cldrVersion })}</small>
    </>
  )
}

/** A holiday's name in the reader's language, else in English or another, which is marked. */
export function HolidayName({ names, locale }: { names: HolidayNames; locale: Locale }) {
  const { text, locale: own } = nameIn(names, locale)
  return <bdi {...(own === locale ? {} : { lang: own })}>{text}</bdi>
}

/** Where one goes on after a deed. */
export const toCalendar = (
  { locale }: Pick<Reader, 'locale'>,
  office: string,
  done: string,
  year?: string,
): string => linkTo({ locale, asked: {} }, paths.calendar(office), { year, done })

interface FormPageProps {
  reader: Reader
  calendar: OfficeCalendar
  title: string
  again: Again | null
  /** Why the form is not for the reader: said in its place, unless they wrote in it already. */
  barred: string | null
  children: ComponentChildren
}

/** The page of a form about a calendar. When somebody saved the same meanwhile, one is told and saves on what stands now. */
export function FormPage({ reader, calendar, title, again, barred, children }: FormPageProps) {
  const { words } = reader
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <a class="ds-link" href={linkTo(reader, paths.calendar(calendar.office))}>
          {words.t('calendars.title', { office: calendar.officeName })}
        </a>
      </p>
      <FormBody
        {...{ reader, again, barred }}
        label={(field) => labelOf(field, words)}
        shown={(field, value) => (field === 'weeks' ? weekShown(value, words) : value)}
      >
        {children}
      </FormBody>
    </Page>
  )
}

/** What a field of a form is called. */
export function labelOf(field: string, words: Words): string {
  const key = `calendars.input.${field}`
  return words.has(key) ? words.t(key) : field
}

/** A week as a form's version holds it, `2027-01-01/ 5`, in words. */
function weekShown(value: string, words: Words): string {
  const [days = '', weekend = ''] = value.split(' ')
  const [from = '', until = ''] = days.split('/')
  if (!isDay(from)) return value
  const free = weekendText(weekend.split(',').map(Number), words)
  return until === ''
    ? words.t('calendars.week.from', { free, from: words.day(from) })
    : words.t('calendars.week.between', { free, from: words.day(from), until: words.day(until) })
}
