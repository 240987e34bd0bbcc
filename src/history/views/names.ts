import { sql } from 'kysely'
import { paths as decisions } from '#decisions/paths.ts'
import { decisionTitles } from '#decisions/views/titles.ts'
import { paths as monitoring } from '#monitoring/paths.ts'
import { indicatorTitles } from '#monitoring/views/titles.ts'
import { officeName } from '#network/views/naming.ts'
import { paths as network } from '#network/paths.ts'
import { namesOf } from '#people/views.ts'
import { paths as posts } from '#posts/paths.ts'
import { titlesOf } from '#posts/views/life.ts'
import { paths as projects } from '#projects/paths.ts'
import { programmeTitles, projectTitles } from '#projects/views/titles.ts'
import { paths as proposals } from '#proposals/paths.ts'
import { proposalTitles } from '#proposals/views/titles.ts'
import { paths as scenarios } from '#scenarios/paths.ts'
import { scenarioTitles } from '#scenarios/views/titles.ts'
import { paths as trends } from '#trends/paths.ts'
import { issueTitles, observationTitles } from '#trends/views/titles.ts'
import type { Looking } from './entries.ts'

/** What a record is called, and where its page lies, below the language; null where it has none. */
export interface Named {
  name: string
  path: string | null
}

/** The names of records, `type:id`, as of the moment; those without a name are left out. */
export async function recordNames(
  looking: Looking,
  subjects: readonly string[],
): Promise<Map<string, Named>> {
  const of = (type: string) => [
    ...new Set(
      subjects
        .filter((each) => each.startsWith(`${type}:`))
        .map((each) => each.slice(type.length + 1)),
    ),
  ]
  const offices = await officeNames(looking, of('office'))
  const titles = await titlesOf(looking, of('post'))
  const people = await namesOf(looking.db, of('person'))
  const decided = await decisionTitles(looking.db, looking.moment, of('decision'))
  const proposed = await proposalTitles(looking, of('proposal'))
  const rehearsed = await scenarioTitles(looking, of('scenario'))
  const followed = await issueTitles(looking, of('issue'))
  const observed = await observationTitles(looking, of('observation'))
  const measured = await indicatorTitles(looking, of('indicator'))
  const written = await projectTitles(looking, of('project'))
  const held = await programmeTitles(looking, of('programme'))
  return new Map([
    ...[...offices].map(([id, name]): [string, Named] => [
      `office:${id}`,
      { name, path: network.office(id) },
    ]),
    ...[...titles].map(([id, name]): [string, Named] => [
      `post:${id}`,
      { name, path: posts.post(id) },
    ]),
    ...[...decided].map(([id, name]): [string, Named] => [
      `decision:${id}`,
      { name, path: decisions.decision(id) },
    ]),
    ...[...proposed].map(([id, name]): [string, Named] => [
      `proposal:${id}`,
      { name, path: proposals.proposal(id) },
    ]),
    ...[...rehearsed].map(([id, name]): [string, Named] => [
      `scenario:${id}`,
      { name, path: scenarios.scenario(id) },
    ]),
    ...[...followed].map(([id, name]): [string, Named] => [
      `issue:${id}`,
      { name, path: trends.issue(id) },
    ]),
    ...[...observed].map(([id, name]): [string, Named] => [
      `observation:${id}`,
      { name, path: trends.observation(id) },
    ]),
    ...[...measured].map(([id, { name, plan, part }]): [string, Named] => [
      `indicator:${id}`,
      { name, path: monitoring.indicator(plan, part) },
    ]),
    ...[...written].map(([id, name]): [string, Named] => [
      `project:${id}`,
      { name, path: projects.project(id) },
    ]),
    ...[...held].map(([id, name]): [string, Named] => [
      `programme:${id}`,
      { name, path: projects.programme(id) },
    ]),
    ...[...people].map(([id, name]): [string, Named] => [`person:${id}`, { name, path: null }]),
  ])
}

/** What offices are called on the day. */
export async function officeNames(
  { db, moment }: Looking,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, ${officeName(sql`asked.id`, moment)} as name from unnest(${[...ids]}::text[]) asked (id)`.execute(
    db,
  )
  return new Map(
    rows.flatMap(({ id, name }): [string, string][] => (name === null ? [] : [[id, name]])),
  )
}
