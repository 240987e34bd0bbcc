import { sql } from 'kysely'
import type { Db } from '#platform/db/db.ts'
import { decidingOver, type Now } from '#posts/views/deciders.ts'
import type { Project } from '#projects/model/project.ts'

/** Somebody who may manage a project. */
export interface Candidate {
  person: string
  name: string
  /** The post under which they would. */
  postTitle: string
  /** Whether they approved its budget: then they may not. */
  approvedBudget: boolean
}

/** Who approved the budget of a project on any of its routes. */
export async function budgetApprovers(db: Db, project: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    select distinct said.person from route join route_step step on step.route = route.id join route_verdict said on said.step = step.id
    where route.project = ${project} and step.verb = 'budget.review' and said.verdict in ('endorse', 'endorse-with-conditions')
      and said.person is not null`.execute(db)
  return rows.map(({ person }) => person)
}

/** Everybody who holds a post by which they manage projects of its office today, A to Z. */
export async function managersFor(
  db: Db,
  now: Now,
  { id, office }: Pick<Project, 'id' | 'office'>,
): Promise<Candidate[]> {
  const deciders = (await decidingOver(db, now, 'projects.manage', [office])).get(office)?.deciders
  const approved = new Set(await budgetApprovers(db, id))
  const each = new Map<string, Candidate>()
  for (const { person, name, post } of deciders ?? [])
    if (!each.has(person))
      each.set(person, {
        person,
        name,
        postTitle: post.title,
        approvedBudget: approved.has(person),
      })
  return [...each.values()].toSorted((a, b) => a.name.localeCompare(b.name))
}
