import { monitoredIds } from '#monitoring/monitoring.test.room.ts'
import type { Need, Sample } from './doors.ts'

const target = (right: string): Need => ({ right, where: 'target' })
const anywhere = (right: string): Need => ({ right, where: 'anywhere' })
const reports = 'monitoring.report'
const approves = 'monitoring.approve'

const { plan, part, pending } = monitoredIds
const indicator = `/monitoring/${plan}/${part}`
const verdict = `/monitoring/reports/${pending}/verdict`
const version = 'early'

/** It is no year of the plan: whoever may report it is told so, and nothing is recorded. */
const value = { year: '1999', value: '12', sourceTitle: 'Tried', version }
const decision = { verdict: 'returned', reason: 'Tried', version }

/** The doors of monitoring, tried on an indicator of the office with a value that waits for approval. */
export const monitoringSamples = (): Record<string, Sample> => ({
  'form GET /monitoring/:plan/:part/report': {
    url: `${indicator}/report`,
    needs: anywhere(reports),
  },
  'form POST /monitoring/:plan/:part/report': {
    url: `${indicator}/report`,
    body: value,
    needs: target(reports),
  },
  'form GET /monitoring/reports/:report/verdict': { url: verdict, needs: anywhere(approves) },
  'form POST /monitoring/reports/:report/verdict': {
    url: verdict,
    body: decision,
    needs: target(approves),
  },
  'read GET /monitoring/waiting': { url: '/monitoring/waiting', needs: anywhere(approves) },
  'write POST /monitoring/:plan/:part/reports': {
    url: `${indicator}/reports`,
    body: value,
    needs: target(reports),
  },
  'write POST /monitoring/reports/:report/verdict': {
    url: verdict,
    body: decision,
    needs: target(approves),
  },
})
