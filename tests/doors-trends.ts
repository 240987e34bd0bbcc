import { watchedIds } from '#trends/trends.test.room.ts'
import type { Need, Sample } from './doors.ts'

const target = (right: string): Need => ({ right, where: 'target' })
const observes = target('trends.observe')
const weighs = target('trends.weigh')
const anywhere = (right: string): Need => ({ right, where: 'anywhere' })

const observation = `/trends/observations/${watchedIds.observation}`
const listed = `/observations/${watchedIds.observation}`
const issue = `/trends/${watchedIds.issue}`
const version = 'early'

/** It ends before it begins: whoever may say it is told so, and nothing is recorded. */
const seen = {
  country: 'KGZ',
  theme: 'labour-mobility',
  from: '2018-02-01',
  to: '2018-01-01',
  text: 'Tried',
  language: 'en',
  confidence: 'low',
  direction: 'steady',
  weight: '1',
}
const row = { 'evidenceTitle.0': 'Tried', 'evidenceKind.0': 'survey' }
const evidence = [{ title: 'Tried', kind: 'survey' }]
const described = { titleEn: 'Tried', theme: 'labour-mobility' }
const turning = { day: '2018-06-01', reason: 'Tried', version }
const why = 'Tried'

const both = (door: string, sample: Omit<Sample, 'needs'>, needs: Need) => ({
  [`form GET ${door}`]: { url: sample.url, needs: anywhere(needs.right) },
  [`form POST ${door}`]: { ...sample, needs },
})

/** The doors of trends, tried on an issue and an observation of the office that anybody may read. */
export const trendsSamples = (office: string): Record<string, Sample> => ({
  ...both(
    '/trends/observations/new',
    { url: '/trends/observations/new', body: { office, ...seen, ...row } },
    observes,
  ),
  ...both(
    '/trends/observations/:id/amend',
    { url: `${observation}/amend`, body: { ...seen, ...row, why, version } },
    observes,
  ),
  ...both(
    '/trends/observations/:id/withdraw',
    { url: `${observation}/withdraw`, body: { reason: why, version } },
    observes,
  ),
  ...both('/trends/new', { url: '/trends/new', body: { office, ...described } }, weighs),
  ...both('/trends/:id/amend', { url: `${issue}/amend`, body: { ...described, version } }, weighs),
  ...both('/trends/:id/observations', { url: `${issue}/observations`, body: { version } }, weighs),
  ...both('/trends/:id/close', { url: `${issue}/close`, body: turning }, weighs),
  ...both('/trends/:id/reopen', { url: `${issue}/reopen`, body: turning }, weighs),
  'write POST /observations': {
    url: '/observations',
    json: JSON.stringify({ office, ...seen, evidence }),
    needs: observes,
  },
  'write PUT /observations/:id': {
    url: listed,
    json: JSON.stringify({ ...seen, evidence, why, version }),
    needs: observes,
  },
  'write POST /observations/:id/withdrawal': {
    url: `${listed}/withdrawal`,
    body: { reason: why, version },
    needs: observes,
  },
  'write POST /trends': { url: '/trends', body: { office, ...described }, needs: weighs },
  'write PUT /trends/:id': { url: issue, body: { ...described, version }, needs: weighs },
  'write PUT /trends/:id/observations': {
    url: `${issue}/observations`,
    body: { version },
    needs: weighs,
  },
  'write POST /trends/:id/closure': { url: `${issue}/closure`, body: turning, needs: weighs },
  'write POST /trends/:id/reopening': { url: `${issue}/reopening`, body: turning, needs: weighs },
})
