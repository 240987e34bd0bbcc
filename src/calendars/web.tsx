import type { FastifyInstance } from 'fastify'
import { absencePages } from './web/absences.tsx'
import { holidayForms } from './web/holidays.tsx'
import { importForm } from './web/import.tsx'
import { calendarPage } from './web/page.tsx'
import { weekForm } from './web/week.tsx'

export { absenceWays } from './web/absences.tsx'
export { officeCalendarSection } from './web/office.tsx'

/** The calendars of offices, with their forms. */
export function calendarPages(app: FastifyInstance): void {
  calendarPage(app)
  weekForm(app)
  holidayForms(app)
  importForm(app)
  absencePages(app)
}
