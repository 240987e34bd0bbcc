import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf } from '#platform/doors/version.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { recordPlan, recordVersion, type RecordedVersion } from '#plans/actions/record.ts'
import type { PlanLevel } from '#plans/model/level.ts'
import type { Part } from '#plans/model/part.ts'
import { upper } from '#plans/plans.test.room.ts'
import type { By } from './actions.ts'
import { definedNow, theReport } from './actions/permitted.ts'
import { heldByIndicator, heldByReport } from './model/held.ts'
import type { Reported } from './model/report.ts'
import { recordReport, recordVerdict } from './store.ts'
import { reportList } from './views.ts'

/** The day on which tests of monitoring stand. */
export const today = '2026-11-22'

/** What most indicators of these tests are: people who were helped, year by year, by sex. */
export const helped = {
  'title.en': 'Migrants who were assisted',
  'unit.en': 'persons',
  measure: 'people',
  counting: 'yearly',
  direction: 'up',
  disaggregation: 'sex',
  baseline: '100',
  'baseline-year': '2024',
  'target.2025': '150',
  'target.2026': '200',
  'target.2027': '250',
} as const

/** A value that fits it. */
export const reported: Reported = {
  year: 2026,
  value: '190',
  numerator: null,
  denominator: null,
  breakdown: { female: '120', male: '70' },
  source: { title: 'Register of assistance', address: 'https://example.invalid/register' },
  note: '',
}

/** Those who play a part: who reports in the country, who approves for the region, one elsewhere, and one who has no say. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    chief: await on('Chinara', 'chief-of-mission', 'kyrgyzstan'),
    director: await on('Dirk', 'regional-director', 'vienna'),
    reviewer: await on('Moira', 'monitoring-and-evaluation', 'headquarters'),
    dakar: await on('Dio', 'chief-of-mission', 'dakar'),
    nobody: await as(db, await somebody(db, 'Noa'), today),
  }
}

/** What is told of a plan with indicators; the rest is as most plans are. */
export interface Sketch {
  id: string
  office?: string
  level?: PlanLevel
  covers?: readonly string[]
  /** Indicators: id → fields. */
  indicators?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Indicators: id → what it cites, as texts. */
  cites?: Readonly<Record<string, readonly string[]>>
  state?: 'draft' | 'published' | 'withdrawn'
  from?: string
  /** The last day. */
  to?: string
  number?: number
}

const versionFrom = ({
  id,
  level = 'country-strategy',
  indicators = { i1: helped },
  cites = {},
  state = 'published',
  from = '2025-01-01',
  to = '2027-12-31',
  number = 1,
}: Sketch): RecordedVersion => ({
  number,
  basedOn: number === 1 ? null : number - 1,
  template: { id: level, version: level === 'regional-strategy' ? 2 : 1 },
  languages: ['en'],
  standing: {
    state,
    since: from,
    anchor: null,
    deadline: null,
    inForce: state === 'draft' ? null : { from, until: `${Number(to.slice(0, 4)) + 1}-01-01` },
    reason: null,
  },
  parts: [
    {
      part: 'plan',
      kind: 'plan',
      parent: null,
      place: 1,
      fields: { 'title.en': `Plan ${id}`, from, to },
    },
    ...Object.entries(indicators).map(([part, fields], at): Part => ({
      part,
      kind: 'indicator',
      parent: 'plan',
      place: at + 1,
      fields,
    })),
  ],
  citations: Object.entries(cites).flatMap(([part, cited]) =>
    cited.map((text) => ({ part, upper: upper(text) })),
  ),
  rationale: [],
})

const arranged = (id: string) => ({
  by: byCommand('test'),
  name: 'test.arranged',
  subject: `plan:${id}`,
})

/** Records a plan with indicators as told. */
export const planned = (db: Db, sketch: Sketch) =>
  perform(db, arranged(sketch.id), (act) => {
    const { id, office = 'kyrgyzstan', level = 'country-strategy', covers = ['KGZ'] } = sketch
    const fresh = { follows: null, origin: 'own', source: null } as const
    return recordPlan(act, { id, level, office, covers, ...fresh }, versionFrom(sketch))
  })

/** Records another version of it. */
export const plannedAnew = (db: Db, sketch: Sketch & { number: number }) =>
  perform(db, arranged(sketch.id), (act) => recordVersion(act, sketch.id, versionFrom(sketch)))

/** Records a value as approved, without the steps that lead there. */
export const approved = (
  db: Db,
  plan: string,
  value: Partial<Reported>,
  { part = 'i1', office = 'kyrgyzstan' } = {},
) =>
  perform(db, arranged(plan), async (act) => {
    const whole = { ...reported, breakdown: {}, ...value }
    const report = await recordReport(act, { plan, number: 1, part, office, reported: whole })
    await recordVerdict(act, { report, verdict: 'approved', reason: '' })
    return report
  })

/** The version that the form carries now by which a value of an indicator is reported. */
export async function onIndicator({ db, asker }: By, plan: string, part = 'i1'): Promise<string> {
  const { indicator } = await definedNow({ db, asker }, { plan, part })
  const { today: moment } = asker
  const reports = await reportList(db, moment, { plans: [plan], part, sight: 'all' })
  return versionOf(heldByIndicator(indicator, reports))
}

/** The version that the form carries now by which a report is decided. */
export const onReport = async ({ db, asker }: By, id: string): Promise<string> =>
  versionOf(heldByReport(await theReport({ db, asker }, id)))

/** The plan, indicator and reports that `monitored` makes. */
export const monitoredIds = {
  plan: 'p-sample-monitored',
  part: 'i1',
  approved: 'iv-sample-monitored-i1-2017-1',
  pending: 'iv-sample-monitored-i1-2018-1',
} as const

/** A plan with an indicator, an approved value and one that waits: in force on every day of the matrix of doors. */
export async function monitored(db: Db, office: string): Promise<void> {
  const { plan, part } = monitoredIds
  const indicators = { i1: { ...helped, 'target.2017': '150', 'target.2018': '200' } }
  await planned(db, { id: plan, office, from: '2017-01-01', to: '2030-12-31', indicators })
  await approved(db, plan, { year: 2017, breakdown: { female: '100', male: '90' } }, { office })
  await perform(db, arranged(plan), (act) =>
    recordReport(act, {
      plan,
      number: 1,
      part,
      office,
      reported: { ...reported, year: 2018, note: 'Not for everybody yet' },
    }),
  )
}
