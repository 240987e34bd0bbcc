import { sql } from 'kysely'
import { Value } from 'typebox/value'
import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { known } from '#platform/db/periods.ts'
import type { Moment } from '#platform/moment.ts'
import { found } from '#platform/refusal.ts'
import { fundApplying } from '#funds/views.ts'
import { upperText } from '#frameworks/model/upper.ts'
import type { Operator } from '#posts/actions/operator.ts'
import { isMove, type Move } from '#projects/model/life.ts'
import { type Lack, type Need, NeedContent } from '#projects/model/need.ts'
import type { Project, ProjectVersion, Which } from '#projects/model/project.ts'
import {
  lackingCitation,
  lackingMarker,
  lackingParts,
  lackingShares,
  lackingTemplate,
  type Looked,
} from '#projects/model/drafting/readiness.ts'
import { versionBy } from '#projects/views.ts'
import { authorsOf, moversOf } from './authors.ts'
import { citedUppers } from './cited.ts'
import { citationsOf, partsOf } from './parts.ts'
import { templateBy } from './templates.ts'

/** What a check of one need looks at. */
export interface NeedAsked extends Looked {
  db: Db
  moment: Moment
  /** Who would make the move; null: nobody in particular looks. */
  asker: Asker | Operator | null
  project: Project
  version: ProjectVersion
  move: Move
  need: Need
}

/** Tells what is missing for one need; none: nothing. */
export type NeedCheck = (asked: NeedAsked) => Promise<Omit<Lack, 'need'>[]>

/** The checks that other domains hand over, by what is asked. */
export type NeedChecks = Readonly<Partial<Record<Need['asks']['kind'], NeedCheck>>>

/** What a move needs on the day asked about, in the order of their ids. */
export async function needsOn(db: Db, moment: Moment, move?: Move): Promise<Need[]> {
  const { rows } = await sql<{
    id: string
    move: string
    from: string
    until: string | null
    content: unknown
  }>`
    select id, move, lower(in_use) as "from", upper(in_use) as until, content from project_need held
    where ${known('held', moment)} and in_use @> ${moment.asOf}::date and (${move ?? null}::text is null or move = ${move ?? null})
    order by move, id`.execute(db)
  return rows.map(({ content, ...row }) => {
    if (!Value.Check(NeedContent, content) || !isMove(row.move))
      throw new Error(`the need ${row.id} is not as it was checked when it was loaded`)
    return { ...content, ...row }
  })
}

/** Whether a need concerns a project: of one of its funds, donors, types, where it names any. */
export const isAbout = (
  { funds, donors, types }: Pick<Need, 'funds' | 'donors' | 'types'>,
  { fund, donor, type }: Pick<Project, 'fund' | 'donor' | 'type'>,
): boolean =>
  [[funds, fund] as const, [donors, donor] as const, [types, type] as const].every(
    ([named, own]) => named.length === 0 || (own !== null && named.includes(own)),
  )

/** What is missing for a move of a project as it stands at the moment, need by need; none: it can be made. */
export async function lacksOf(
  { db, moment, asker }: Pick<NeedAsked, 'db' | 'moment' | 'asker'>,
  { project, number, move }: { project: Project; number: number; move: Move },
  checks: NeedChecks,
): Promise<Lack[]> {
  const { donor, type } = project
  const fund = await fundApplying(db, moment, { fund: project.fund, donor, day: moment.asOf })
  const all = await needsOn(db, moment, move)
  const needs = all.filter((need) => isAbout(need, { fund, donor, type }))
  if (needs.length === 0) return []
  const which = { project: project.id, number }
  const version = found(await versionBy(db, moment, which), 'projects/unknown-project')
  const looked = await lookedAt(db, moment, which, version)
  const lacks: Lack[] = []
  for (const need of needs) {
    const check = own[need.asks.kind] ?? checks[need.asks.kind] ?? unchecked
    const asked = { ...looked, db, moment, asker, project, version, move, need }
    for (const each of await check(asked)) lacks.push({ need: need.id, ...each })
  }
  return lacks
}

async function lookedAt(
  db: Db,
  moment: Moment,
  which: Which,
  version: ProjectVersion,
): Promise<Looked> {
  const parts = await partsOf(db, moment, which)
  const citations = await citationsOf(db, moment, which)
  const template = found(await templateBy(db, moment, version.template), 'projects/no-template')
  const cited = await citedUppers(
    db,
    moment,
    citations.map(({ upper }) => upper),
  )
  const stale = new Set(
    citations
      .map(({ upper }) => upperText(upper))
      .filter((text) => cited.get(text)?.standing !== 'in-force'),
  )
  return { parts, citations, template, languages: version.languages, stale }
}

const unchecked: NeedCheck = async () => [
  { part: null, field: null, reason: 'projects/lack.unchecked' },
]

/** What this domain checks itself. */
const own: NeedChecks = {
  parts: async ({ need: { asks }, ...looked }) =>
    asks.kind === 'parts' ? lackingParts(asks, looked) : [],
  citation: async ({ need: { asks }, ...looked }) =>
    asks.kind === 'citation' ? lackingCitation(asks, looked) : [],
  template: async ({ move, ...looked }) => lackingTemplate(move, looked),
  shares: async (looked) => lackingShares(looked),
  'gender-marker': async (looked) => lackingMarker(looked),
  document: async ({ need: { asks }, db, moment, project }) => {
    if (asks.kind !== 'document') return []
    const { rows } = await sql<{ id: string }>`
      select id from project_document held where project = ${project.id} and kind = ${asks.document}
        and (${moment.asKnown}::timestamptz is null or at <= ${moment.asKnown}::timestamptz)
        and not exists (select from project_document_gone gone where gone.id = held.id) limit 1`.execute(
      db,
    )
    const details = { document: asks.document }
    return rows.length > 0
      ? []
      : [{ part: null, field: 'documents', reason: 'projects/lack.document', details }]
  },
  'not-same': async ({ need: { asks }, db, asker, project, version }) => {
    if (asks.kind !== 'not-same' || asker === null || 'command' in asker) return []
    const those =
      asks.as === 'wrote'
        ? await authorsOf(db, project.id, version.number)
        : isMove(asks.as)
          ? await moversOf(db, project.id, asks.as)
          : { persons: [], posts: [] }
    return those.persons.includes(asker.person)
      ? [{ part: null, field: null, reason: 'projects/lack.same-person' }]
      : []
  },
}
