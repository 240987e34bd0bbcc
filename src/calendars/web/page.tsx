import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Done } from '#platform/ui/done.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { dayBefore, type Day } from '#platform/day.ts'
import { weekdayOf, workingDaysUntil } from '#platform/working-days.ts'
import { paths as network } from '#network/paths.ts'
import { atOffice } from '#network/views/office-day.ts'
import { CalendarQuery } from '#calendars/forms.ts'
import { weekOf } from '#calendars/model/calendar.ts'
import { weekdayName } from '#calendars/model/names.ts'
import { yearText } from '#calendars/model/year.ts'
import { paths } from '#calendars/paths.ts'
import { type HeldCalendar, type HeldHoliday, spanOfYear } from '#calendars/views/office.ts'
import { calendarFor, CountrySentence, HolidayName, noKeeping, weekendText } from './parts.tsx'
import { YearPicture } from './year.tsx'

/** The calendar of an office: its working week, the picture of a year, and its holidays. */
export function calendarPage(app: FastifyInstance): void {
  page(
    app,
    paths.calendar(':id'),
    CalendarQuery,
    async (reader, query, { id = '' }) => {
      const { words, moment, asker } = reader
      const year = Number(query.year || moment.asOf.slice(0, 4))
      const span = spanOfYear(year)
      const calendar = await calendarFor(reader, id, span)
      const barred = asker === null ? null : await noKeeping(reader, calendar)
      const title = words.t('calendars.title', { office: calendar.officeName })
      const count = workingDaysUntil(dayBefore(span.from), span.to, weekOf(calendar))
      return (
        <Page reader={reader} title={title}>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <a class="ds-link" href={linkTo(reader, network.office(id))}>
              <bdi lang="en">{calendar.officeName}</bdi>
            </a>
          </p>
          {query.done !== undefined && <Done>{words.t(`calendars.done.${query.done}`)}</Done>}
          {asker !== null && <Ways office={id} barred={barred} reader={reader} />}
          <Section title={words.t('calendars.week.title')}>
            <Week calendar={calendar} day={moment.asOf} reader={reader} />
          </Section>
          <Section title={words.t('calendars.year.title', { year: String(year) })} id="year">
            <Years office={id} year={year} reader={reader} />
            <p>{words.t('calendars.year.count', { count, year: String(year) })}</p>
            <YearPicture calendar={calendar} year={year} reader={reader} />
          </Section>
          <Section title={words.t('calendars.holidays.title', { year: String(year) })}>
            <Holidays
              calendar={calendar}
              year={year}
              mayKeep={asker !== null && barred === null}
              reader={reader}
            />
          </Section>
        </Page>
      )
    },
    'anyone',
    atOffice,
  )
}

interface WaysProps {
  office: string
  barred: string | null
  reader: Reader
}

function Ways({ office, barred, reader }: WaysProps) {
  const way = (key: string, path: string) => (
    <WayTo
      href={linkTo(reader, path)}
      label={reader.words.t(`calendars.${key}.title`)}
      barred={barred}
      id={`no-${key}`}
    />
  )
  return (
    <div class="ways">
      {way('add', paths.add(office))}
      {way('import', paths.importing(office))}
      {way('set', paths.week(office))}
    </div>
  )
}

/** How the week goes on the day, in the country and where the office differs. */
function Week({ calendar, day, reader }: { calendar: HeldCalendar; day: Day; reader: Reader }) {
  const { words } = reader
  const { own } = calendar
  return (
    <>
      <p>
        <CountrySentence calendar={calendar} reader={reader} />
      </p>
      {own.length > 0 && (
        <Table
          caption={words.t('calendars.week.own', { count: own.length })}
          variant="own-weeks"
          rows={own}
          columns={[
            {
              title: words.t('calendars.column.free'),
              cell: ({ weekend, from, until }) => (
                <>
                  {weekendText(weekend, words)}{' '}
                  {from <= day && (until === null || day < until) && (
                    <small>{words.t('calendars.week.now', { day: words.day(day) })}</small>
                  )}
                </>
              ),
            },
            { title: words.t('calendars.column.from'), cell: ({ from }) => words.day(from) },
            {
              title: words.t('calendars.column.until'),
              cell: ({ until }) => (until === null ? '' : words.day(until)),
            },
            {
              title: words.t('calendars.column.reason'),
              cell: ({ reason }) => <bdi>{reason}</bdi>,
            },
          ]}
        />
      )}
    </>
  )
}

/** The ways to the year before and after. */
function Years({ office, year, reader }: { office: string; year: number; reader: Reader }) {
  const { words } = reader
  const to = (other: number) =>
    `${linkTo(reader, paths.calendar(office), { year: yearText(other) })}#year`
  return (
    <nav class="calendar__years" aria-label={words.t('calendars.year.other')}>
      {year > 1 && (
        <a class="ds-link" rel="prev nofollow" href={to(year - 1)}>
          {String(year - 1)}
        </a>
      )}
      <span aria-current="page">{String(year)}</span>
      {year < 9999 && (
        <a class="ds-link" rel="next nofollow" href={to(year + 1)}>
          {String(year + 1)}
        </a>
      )}
    </nav>
  )
}

interface HolidaysProps {
  calendar: HeldCalendar
  year: number
  mayKeep: boolean
  reader: Reader
}

function Holidays({ calendar: { office, holidays }, year, mayKeep, reader }: HolidaysProps) {
  const { words, locale } = reader
  const list = paths.api.holidays(office)
  if (holidays.length === 0)
    return <p class="empty">{words.t('calendars.holidays.none', { year: String(year) })}</p>
  const column = (name: string) => words.t(`calendars.column.${name}`)
  return (
    <>
      <Table
        caption={words.t('calendars.holidays.count', {
          count: holidays.length,
          year: String(year),
        })}
        variant="holidays"
        rows={holidays}
        columns={[
          { title: column('day'), cell: ({ day }) => words.day(day) },
          {
            title: column('weekday'),
            cell: ({ day }) => weekdayName(weekdayOf(day), locale, 'long'),
          },
          {
            title: column('name'),
            cell: ({ names }) => <HolidayName names={names} locale={locale} />,
          },
          {
            title: column('source'),
            cell: ({ source }) => (source === null ? '' : <bdi>{source}</bdi>),
          },
          {
            title: column('change'),
            cell: (each) =>
              mayKeep ? <Changes office={office} holiday={each} reader={reader} /> : '',
          },
        ]}
      />
      <Exports reader={reader} list={list} query={{ year: String(year) }} />
    </>
  )
}

function Changes({
  office,
  holiday: { day, names },
  reader,
}: {
  office: string
  holiday: HeldHoliday
  reader: Reader
}) {
  const { words, locale } = reader
  return (
    <span class="calendar__changes">
      <a class="ds-link" href={linkTo(reader, paths.amend(office, day))}>
        {words.t('calendars.amend.way')}
        <span class="calendar__told">
          {' '}
          <HolidayName names={names} locale={locale} />
        </span>
      </a>{' '}
      <a class="ds-link" href={linkTo(reader, paths.remove(office, day))}>
        {words.t('calendars.remove.way')}
        <span class="calendar__told">
          {' '}
          <HolidayName names={names} locale={locale} />
        </span>
      </a>
    </span>
  )
}
