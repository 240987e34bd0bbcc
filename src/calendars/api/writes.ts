import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import { byOf } from '#posts/web/parts.tsx'
import {
  addHoliday,
  amendHoliday,
  endAbsence,
  importHolidays,
  removeHoliday,
  setWeek,
  tellAbsence,
} from '#calendars/actions.ts'
import {
  AbsenceBody,
  AmendBody,
  HolidayBody,
  ImportBody,
  NothingBody,
  RemoveBody,
  toldOf,
  WeekBody,
} from '#calendars/forms.ts'
import { paths } from '#calendars/paths.ts'

const Done = Type.Object({ id: Type.String() })
const Taken = Type.Object({
  added: Type.Integer({ description: 'So many days are holidays from now on' }),
  held: Type.Integer({ description: 'So many were recorded so already' }),
})
const keeps = { tag: 'calendars', admission: { right: 'calendars.write' } } as const

/** The verbs of calendars: they call what the forms of the pages call. */
export function calendarWrites(app: FastifyInstance): void {
  officeWrites(app)
  absenceWrites(app)
}

function absenceWrites(app: FastifyInstance): void {
  const own = { tag: 'calendars', admission: 'signed-in', answers: Done } as const
  write(app, paths.absences, {
    ...own,
    body: AbsenceBody,
    summary: 'Says that you are away from the first day to the last',
    handle: async (reader, body) => ({
      id: await tellAbsence(byOf(reader), signedIn(reader).asker.person, body),
    }),
  })
  write(app, paths.endAbsence(':id'), {
    ...own,
    body: NothingBody,
    summary: 'Says that you are back, or not away after all',
    handle: async (reader, _body, { id = '' }) => {
      await endAbsence(byOf(reader), signedIn(reader).asker.person, id)
      return { id }
    },
  })
}

function officeWrites(app: FastifyInstance): void {
  write(app, paths.api.week(':id'), {
    ...keeps,
    method: 'PUT',
    body: WeekBody,
    answers: Done,
    summary:
      'Says how the working week of an office goes from a day on; what was held before stays recorded',
    handle: async (reader, { week, weekend = [], until = null, ...body }, { id = '' }) => {
      const wanted = { ...body, until, weekend: week === 'own' ? weekend : null }
      await setWeek(byOf(reader), id, wanted)
      return { id }
    },
  })
  write(app, paths.api.holidays(':id'), {
    ...keeps,
    body: HolidayBody,
    answers: Done,
    summary: 'Records a day on which nobody works at an office',
    handle: async (reader, { day, ...told }, { id = '' }) => {
      await addHoliday(byOf(reader), id, { day, ...toldOf(told) })
      return { id: day }
    },
  })
  write(app, paths.api.file(':id'), {
    ...keeps,
    body: ImportBody,
    answers: Taken,
    most: 2 * 1024 * 1024,
    summary: 'Takes the holidays of a year from a CSV file, all or none; each wrong row is told',
    handle: (reader, body, { id = '' }) => importHolidays(byOf(reader), id, body),
  })
  write(app, paths.api.holiday(':id', ':day'), {
    ...keeps,
    method: 'PUT',
    body: AmendBody,
    answers: Done,
    summary: 'Calls a holiday otherwise; what it was called stays recorded',
    handle: async (reader, { version, ...told }, { id = '', day = '' }) => {
      await amendHoliday(byOf(reader), id, day, { version, ...toldOf(told) })
      return { id: day }
    },
  })
  write(app, paths.api.removal(':id', ':day'), {
    ...keeps,
    body: RemoveBody,
    answers: Done,
    summary: 'Takes a holiday away; that it was recorded stays',
    handle: async (reader, body, { id = '', day = '' }) => {
      await removeHoliday(byOf(reader), id, day, body)
      return { id: day }
    },
  })
}
