import type { Reader } from '#platform/http/reader.ts'
import type { Day } from '#platform/day.ts'
import type { Words } from '#platform/i18n/words.ts'
import type { Holiday, OfficeCalendar } from '#calendars/model/calendar.ts'
import { nameIn, weekOf } from '#calendars/model/calendar.ts'
import { monthName, weekdayName } from '#calendars/model/names.ts'
import {
  dayKinds,
  type PicturedDay,
  type PicturedMonth,
  weekdaysFrom,
  yearPicture,
} from '#calendars/model/year.ts'

interface YearProps {
  calendar: OfficeCalendar
  year: number
  reader: Reader
}

/** The picture of a year: a table for each month, in which weekends are framed in nothing but hatching, and holidays bear a mark. */
export function YearPicture({ calendar, year, reader }: YearProps) {
  const { words } = reader
  const months = yearPicture(year, weekOf(calendar), calendar.ofCountry.firstDay)
  const names = new Map(calendar.holidays.map((each) => [each.day, each]))
  return (
    <>
      <ul class="calendar__legend">
        {dayKinds.map((kind) => (
          <li>
            <span class={`calendar__day calendar__day--${kind}`} aria-hidden="true">
              1
            </span>{' '}
            {words.t(`calendars.kind.${kind}`)}
          </li>
        ))}
      </ul>
      <div class="calendar__year">
        {months.map((month) => (
          <Month
            month={month}
            weekdays={weekdaysFrom(calendar.ofCountry.firstDay)}
            names={names}
            reader={reader}
          />
        ))}
      </div>
    </>
  )
}

interface MonthProps {
  month: PicturedMonth
  weekdays: readonly number[]
  names: ReadonlyMap<Day, Holiday>
  reader: Reader
}

function Month({ month: { month, rows }, weekdays, names, reader }: MonthProps) {
  const { words, locale, today } = reader
  return (
    <table class="calendar__month">
      <caption>{monthName(month, locale)}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th scope="col" abbr={weekdayName(weekday, locale, 'long')}>
              {weekdayName(weekday, locale, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((day) =>
              day === null ? (
                <td />
              ) : (
                <td {...(day.day === today ? { 'aria-current': 'date' as const } : {})}>
                  <DayCell day={day} holiday={names.get(day.day)} words={words} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({
  day: { day, kind },
  holiday,
  words,
}: {
  day: PicturedDay
  holiday: Holiday | undefined
  words: Words
}) {
  const told =
    holiday === undefined
      ? words.t(`calendars.kind.${kind}`)
      : nameIn(holiday.names, words.locale).text
  return (
    <span
      class={`calendar__day calendar__day--${kind}`}
      {...(kind === 'worked' ? {} : { title: told })}
    >
      {Number(day.slice(8))}
      {kind !== 'worked' && <span class="calendar__told"> {told}</span>}
    </span>
  )
}
