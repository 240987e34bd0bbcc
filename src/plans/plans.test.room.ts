import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { type Upper, upperFrom } from '#frameworks/model/upper.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import { recordPlan, type RecordedVersion, recordVersion } from './actions/record.ts'
import type { PlanLevel } from './model/level.ts'
import type { Part } from './model/part.ts'
import type { PlanState } from './model/plan.ts'

/** The day on which tests of plans stand. */
export const today = '2026-11-22'

/** Those who play a part in planning: who writes in the country, who endorses for the region, who looks on. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    chief: await on('Cora', 'chief-of-mission', 'kyrgyzstan'),
    director: await on('Dirk', 'regional-director', 'vienna'),
    elsewhere: await on('Elsa', 'chief-of-mission', 'dakar'),
    head: await on('Hana', 'chief-of-staff', 'headquarters'),
  }
}

/** The upper of this text. */
export function upper(text: string): Upper {
  const read = upperFrom(text)
  if (read === null) throw new Error(`${text} names nothing above`)
  return read
}

/** What is told of a plan for a test; the rest is as most plans are. */
export interface Sketch {
  id: string
  level: PlanLevel
  office: string
  covers: readonly string[]
  /** Objectives: id → what it cites, as texts. */
  objectives: Readonly<Record<string, readonly string[]>>
  number?: number
  state?: PlanState
  /** The plan it comes after. */
  follows?: string
  from?: string
  /** The last day. */
  to?: string
  titles?: Readonly<Record<string, string>>
}

/** The parts of a plan with these objectives. */
export const partsOf = ({
  id,
  objectives,
  from = '2026-01-01',
  to = '2030-12-31',
  titles = {},
}: Sketch): Part[] => [
  {
    part: 'plan',
    kind: 'plan',
    parent: null,
    place: 1,
    fields: { 'title.en': `Plan ${id}`, from, to },
  },
  ...Object.keys(objectives).map((part, at): Part => ({
    part,
    kind: 'objective',
    parent: 'plan',
    place: at + 1,
    fields: { 'title.en': titles[part] ?? `Objective ${part} of ${id}` },
  })),
]

const versionFrom = (sketch: Sketch): RecordedVersion => {
  const { level, objectives, number = 1, state = 'published', from = '2026-01-01' } = sketch
  const isHeld = state === 'published' || state === 'reviewed' || state === 'superseded'
  const until = `${Number((sketch.to ?? '2030-12-31').slice(0, 4)) + 1}-01-01`
  return {
    number,
    basedOn: number === 1 ? null : number - 1,
    template: { id: level, version: level === 'regional-strategy' ? 2 : 1 },
    languages: ['en'],
    standing: {
      state,
      since: from,
      anchor: state === 'draft' ? null : from,
      deadline: state === 'consultation' ? '2026-12-31' : null,
      inForce: isHeld ? { from, until } : null,
      reason: null,
    },
    parts: partsOf(sketch),
    citations: Object.entries(objectives).flatMap(([part, cited]) =>
      cited.map((text) => ({ part, upper: upper(text) })),
    ),
    rationale: [],
  }
}

/** Records a plan with its first version as told, without the steps that lead there. */
export const plan = (db: Db, sketch: Sketch) =>
  perform(
    db,
    { by: byCommand('test'), name: 'test.arranged', subject: `plan:${sketch.id}` },
    (act) => {
      const { id, level, office, covers } = sketch
      const fresh = { follows: sketch.follows ?? null, origin: 'own', source: null } as const
      return recordPlan(act, { id, level, office, covers, ...fresh }, versionFrom(sketch))
    },
  )

/** Records another version of it. */
export const version = (db: Db, sketch: Sketch & { number: number }) =>
  perform(
    db,
    { by: byCommand('test'), name: 'test.arranged', subject: `plan:${sketch.id}` },
    (act) => recordVersion(act, sketch.id, versionFrom(sketch)),
  )
