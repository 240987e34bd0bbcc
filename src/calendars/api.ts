import type { FastifyInstance } from 'fastify'
import { calendarReads } from './api/reads.ts'
import { calendarWrites } from './api/writes.ts'

/** The part of the API that tells of the calendars of offices, and by which they are kept. */
export function calendarsApi(app: FastifyInstance): void {
  calendarReads(app)
  calendarWrites(app)
}
