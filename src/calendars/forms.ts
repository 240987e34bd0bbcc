import { type Static, Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { ApiQuery, DayField, PageQuery, pagingFields, TextField } from '#platform/http/queries.ts'
import type { Holiday, HolidayNames } from './model/calendar.ts'

const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const YearField = Type.Integer({ minimum: 1, maximum: 9999, description: 'A year, YYYY' })
const NameField = Type.Optional(TextField)

const named = {
  nameEn: NameField,
  nameFr: NameField,
  nameEs: NameField,
  nameAr: NameField,
  source: Type.Optional(
    Type.String({ ...TextField, maxLength: 500, description: 'Where it was published' }),
  ),
}

/** A day on which nobody works; a name in one language at least. */
export const HolidayBody = Type.Object({ day: DayField, ...named })
/** What a holiday is called from now on, and where that was published. */
export const AmendBody = Type.Object({ ...named, version: VersionField })
/** Why a day is no holiday. */
export const RemoveBody = Type.Object({ reason: ReasonField, version: VersionField })

/** How the working week goes from a day on; until another, where that is told, which is the first on which it no longer goes so. */
export const WeekBody = Type.Object({
  week: Type.Enum(['own', 'country'], { description: 'One of its own, or that of its country' }),
  weekend: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
      maxItems: 7,
      description: 'The days that are free: 1 is Monday, 7 is Sunday',
    }),
  ),
  from: DayField,
  until: Type.Optional(DayField),
  reason: ReasonField,
  version: VersionField,
})

const FileText = Type.String({ maxLength: 1024 * 1024 })

/** A file of the holidays of a year, as its form sends it. */
export const ImportForm = Type.Object({ year: YearField, upload: FileText })
/** The same in the API. */
export const ImportBody = Type.Object({
  year: YearField,
  csv: Type.String({ ...FileText, description: 'day,en,fr,es,ar,source; one row for each day' }),
})

/** The holidays of an office in the API: all of them, or those of a year. */
export const HolidaysQuery = ApiQuery({ ...pagingFields, year: Type.Optional(YearField) })

/** Of which year the page is: this one, unless told; and what was just done. */
export const CalendarQuery = PageQuery({
  year: Type.Optional(Type.String({ pattern: '^((?!0000)\\d{4})?$' })),
  done: Type.Optional(Type.Enum(['added', 'amended', 'removed', 'week', 'imported'])),
})

/** When somebody is away: from the first day to the last. */
export const AbsenceBody = Type.Object({ from: DayField, to: DayField })
/** A button without fields. */
export const NothingBody = Type.Object({})

/** The page of one's absences, and what was just done. */
export const AbsencesQuery = PageQuery({
  done: Type.Optional(Type.Enum(['away', 'back'])),
})
/** One's absences in the API. */
export const OwnAbsencesQuery = ApiQuery(pagingFields)

type Named = Pick<Static<typeof HolidayBody>, 'nameEn' | 'nameFr' | 'nameEs' | 'nameAr' | 'source'>

/** What a form or the API tells of a holiday; names of nothing but blanks are none. */
export const toldOf = ({
  nameEn,
  nameFr,
  nameEs,
  nameAr,
  source,
}: Named): Pick<Holiday, 'names' | 'source'> => ({
  names: namesFrom({ en: nameEn, fr: nameFr, es: nameEs, ar: nameAr }),
  source: source?.trim() || null,
})

/** The names in which something stands. */
export const namesFrom = (
  given: Readonly<Record<'en' | 'fr' | 'es' | 'ar', string | undefined>>,
): HolidayNames =>
  Object.fromEntries(
    Object.entries(given).flatMap(([locale, name]) =>
      name === undefined || name.trim() === '' ? [] : [[locale, name.trim()]],
    ),
  )
