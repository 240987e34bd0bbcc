export { addHoliday, amendHoliday, importHolidays, removeHoliday } from './actions/holidays.ts'
export { setWeek } from './actions/weeks.ts'
export { endAbsence, tellAbsence } from './actions/absences.ts'
