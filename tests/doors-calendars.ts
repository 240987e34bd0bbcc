import type { Need, Sample } from './doors.ts'

const keeps: Need = { right: 'calendars.write', where: 'target' }
const anywhere: Need = { right: 'calendars.write', where: 'anywhere' }

/** The holiday that `keptCalendar` records at the office. */
export const holiday = '2018-05-01'
const version = 'early'
const reason = 'Tried'
/** It ends before it begins: whoever may say it is told so, and nothing is recorded. */
const week = { week: 'own', weekend: '5', from: '2018-02-01', until: '2018-01-01', reason, version }
const csv = 'day,en\n'
const amended = { nameEn: 'Tried', version }

const both = (door: string, sample: Omit<Sample, 'needs'>) => ({
  [`form GET ${door}`]: { url: sample.url, needs: anywhere },
  [`form POST ${door}`]: { ...sample, needs: keeps },
})

/** The doors of calendars, tried on the office with what cannot be taken, and those of one's own absences. */
export const calendarSamples = (office: string): Record<string, Sample> => {
  const at = `/offices/${office}/calendar`
  const listed = `/offices/${office}/holidays`
  return {
    ...both('/offices/:id/calendar/week', { url: `${at}/week`, body: week }),
    ...both('/offices/:id/calendar/holidays/new', {
      url: `${at}/holidays/new`,
      body: { day: holiday },
    }),
    ...both('/offices/:id/calendar/holidays/import', {
      url: `${at}/holidays/import`,
      body: { year: '2018', upload: csv },
    }),
    ...both('/offices/:id/calendar/holidays/:day', {
      url: `${at}/holidays/${holiday}`,
      body: amended,
    }),
    ...both('/offices/:id/calendar/holidays/:day/remove', {
      url: `${at}/holidays/${holiday}/remove`,
      body: { reason, version },
    }),
    'write PUT /offices/:id/working-week': {
      url: `/offices/${office}/working-week`,
      json: JSON.stringify({ ...week, weekend: [5] }),
      needs: keeps,
    },
    'write POST /offices/:id/holidays': { url: listed, body: { day: holiday }, needs: keeps },
    'write POST /offices/:id/holidays/file': {
      url: `${listed}/file`,
      json: JSON.stringify({ year: 2018, csv }),
      needs: keeps,
    },
    'write PUT /offices/:id/holidays/:day': {
      url: `${listed}/${holiday}`,
      body: amended,
      needs: keeps,
    },
    'write POST /offices/:id/holidays/:day/removal': {
      url: `${listed}/${holiday}/removal`,
      body: { reason, version },
      needs: keeps,
    },
    'read GET /account/absences': { url: '/account/absences', needs: null },
    'form GET /account/absences': { url: '/account/absences', needs: null },
    'form POST /account/absences': {
      url: '/account/absences',
      body: { from: '2026-12-02', to: '2026-12-01' },
      needs: null,
    },
    'deed POST /account/absences/:id/end': { url: '/account/absences/none/end', needs: null },
    'write POST /account/absences': {
      url: '/account/absences',
      body: { from: '2026-12-02', to: '2026-12-01' },
      needs: null,
    },
    'write POST /account/absences/:id/end': { url: '/account/absences/none/end', needs: null },
  }
}
