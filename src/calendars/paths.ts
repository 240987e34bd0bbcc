/** Where the calendars of offices lie, below the language; the API has the calendar and the holidays there too. */
export const paths = {
  calendar: (office: string) => `/offices/${office}/calendar`,
  /** The form that says how the working week goes. */
  week: (office: string) => `/offices/${office}/calendar/week`,
  add: (office: string) => `/offices/${office}/calendar/holidays/new`,
  importing: (office: string) => `/offices/${office}/calendar/holidays/import`,
  amend: (office: string, day: string) => `/offices/${office}/calendar/holidays/${day}`,
  remove: (office: string, day: string) => `/offices/${office}/calendar/holidays/${day}/remove`,
  /** When one is away oneself; the API lists them there too. */
  absences: '/account/absences',
  endAbsence: (id: string) => `/account/absences/${id}/end`,
  api: {
    week: (office: string) => `/offices/${office}/working-week`,
    holidays: (office: string) => `/offices/${office}/holidays`,
    holiday: (office: string, day: string) => `/offices/${office}/holidays/${day}`,
    removal: (office: string, day: string) => `/offices/${office}/holidays/${day}/removal`,
    file: (office: string) => `/offices/${office}/holidays/file`,
  },
}

/** The calendar of an office, of a year where that is told. */
export const calendarPath = (office: string, year?: number): string =>
  `${paths.calendar(office)}${year === undefined ? '' : `?year=${year}`}`
