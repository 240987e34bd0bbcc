import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { atOffice } from '#network/views/office-day.ts'
import { HolidaysQuery, OwnAbsencesQuery } from '#calendars/forms.ts'
import { nameIn } from '#calendars/model/calendar.ts'
import { cldrVersion } from '#calendars/model/country-week.ts'
import { heldByHoliday, heldByWeeks } from '#calendars/model/held.ts'
import { paths } from '#calendars/paths.ts'
import { absencesOf } from '#calendars/views/absences.ts'
import { officeCalendar, spanOfYear } from '#calendars/views/office.ts'
import type { Span } from '#calendars/views.ts'

const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.String({ format: 'date' })
const Weekdays = Type.Array(Type.Integer(), { description: '1 is Monday, 7 is Sunday' })

/** The working week of an office. */
const CalendarShape = Type.Object({
  office: text,
  officeName: text,
  country: maybe,
  countryWeekend: Weekdays,
  source: Type.Object({ name: text, version: text }),
  own: Type.Array(
    Type.Object({
      weekend: Weekdays,
      from: Day,
      until: Type.Union([Day, Type.Null()]),
      reason: text,
    }),
  ),
  version: text,
})

/** A holiday in a list; its id is its day. */
const HolidayShape = Type.Object({
  id: Day,
  name: text,
  nameEn: maybe,
  nameFr: maybe,
  nameEs: maybe,
  nameAr: maybe,
  source: maybe,
  version: text,
  ...recordedShape,
})

const tag = 'calendars'

/** The calendar of an office, and its holidays. */
export function calendarReads(app: FastifyInstance): void {
  absenceReads(app)
  read(
    app,
    paths.calendar(':id'),
    {
      stance: atOffice,
      query: ApiQuery({}),
      tag,
      summary: 'The working week of an office: that of its country, and where it differs',
      answers: CalendarShape,
    },
    async (reader, _query, { id = '' }) => {
      const calendar = await theCalendar(reader, id)
      const { office, officeName, country, ofCountry, own } = calendar
      return {
        office,
        officeName,
        country,
        countryWeekend: ofCountry.weekend,
        source: { name: 'Unicode CLDR', version: cldrVersion },
        own,
        version: versionOf(heldByWeeks(own)),
      }
    },
  )
  read(
    app,
    paths.api.holidays(':id'),
    {
      stance: atOffice,
      query: HolidaysQuery,
      tag,
      summary: 'The holidays of an office, in the order of their days',
      answers: ListShape(HolidayShape),
    },
    async (reader, { year, ...query }, { id = '' }) => {
      const span = year === undefined ? undefined : spanOfYear(year)
      const { holidays } = await theCalendar(reader, id, span)
      const items = holidays.map((each) => ({
        id: each.day,
        name: nameIn(each.names, reader.locale).text,
        nameEn: each.names.en ?? null,
        nameFr: each.names.fr ?? null,
        nameEs: each.names.es ?? null,
        nameAr: each.names.ar ?? null,
        source: each.source,
        version: versionOf(heldByHoliday(each)),
        recordedFrom: each.recordedFrom,
      }))
      return pageThrough(items, query, ({ id: day, name }) => `${day} ${name}`)
    },
  )
}

/** When the asker is away; others' absences nobody reads. */
function absenceReads(app: FastifyInstance): void {
  read(
    app,
    paths.absences,
    {
      admission: 'signed-in',
      query: OwnAbsencesQuery,
      tag,
      summary: 'When you are away, today or later',
      answers: ListShape(Type.Object({ id: text, from: Day, to: Day })),
    },
    async (reader, query) => {
      const { asker } = signedIn(reader)
      const absences = await absencesOf(reader.db, asker.today, asker.person)
      const items = absences.map(({ id, from, to }) => ({ id, from, to }))
      return pageThrough(items, query, ({ id }) => id)
    },
  )
}

const theCalendar = async (reader: Reader, office: string, span?: Span) =>
  found(await officeCalendar(reader, office, span), 'calendars/unknown-office')
