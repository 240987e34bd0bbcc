import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { daysAfter } from '#platform/day.ts'
import { ownWeekOn } from '#calendars/model/calendar.ts'
import { paths } from '#calendars/paths.ts'
import { officeCalendar } from '#calendars/views/office.ts'
import { CountrySentence, HolidayName, weekendText } from './parts.tsx'

/** So many holidays stand on the page of the office. */
const mostShown = 3
/** In days. */
const lookedAhead = 365

/** The working week of an office on the day and its next holidays, as a part of its page. */
export async function officeCalendarSection(reader: Reader, office: string) {
  const { words, moment, locale } = reader
  const { asOf } = moment
  const to = daysAfter(asOf, lookedAhead)
  const calendar = await officeCalendar(reader, office, { from: asOf, to })
  if (calendar === undefined) return null
  const own = ownWeekOn(calendar, asOf)
  const next = calendar.holidays.slice(0, mostShown)
  return (
    <Section title={words.t('calendars.section')}>
      <p>
        {own === null ? (
          <CountrySentence calendar={calendar} reader={reader} />
        ) : (
          words.t('calendars.week.from', {
            free: weekendText(own.weekend, words),
            from: words.day(own.from),
          })
        )}
      </p>
      {next.length === 0 ? (
        <p class="empty">{words.t('calendars.next.none')}</p>
      ) : (
        <>
          <p>{words.t('calendars.next.title')}</p>
          <ul class="statements">
            {next.map(({ day, names }) => (
              <li>
                <time datetime={day}>{words.day(day)}</time>{' '}
                <HolidayName names={names} locale={locale} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="ds-link" href={linkTo(reader, paths.calendar(office))}>
          {words.t('calendars.next.all')}
        </a>
      </p>
    </Section>
  )
}
