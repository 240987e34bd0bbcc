import { heldByRevision, versionOf } from '#platform/doors/version.ts'
import { found } from '#platform/refusal.ts'
import { heldByPart } from '#platform/tree/held.ts'
import type { Db } from '#platform/db/db.ts'
import { issue, tellSent } from '#papers/actions/issuing.ts'
import type { By } from '#posts/actions/operator.ts'
import { attach } from '#projects/actions/documents.ts'
import { makeMove } from '#projects/actions/making.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { theProject, theVersion } from '#projects/actions/permitted.ts'
import { writePart } from '#projects/actions/parts.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import { partsOf } from '#projects/views/parts.ts'
import { templateBy } from '#projects/views/templates.ts'
import { routesOf } from '#routes/views/routes.ts'
import type { DemoDeed } from '#portfolio/forms/demo-deeds.ts'
import { say } from './demo-routes.ts'
import type { DemoRoom } from './demo-team.ts'
import { deliver } from './demo-verbs.ts'

/** What earlier deeds made, and who the demo people are, by the names that the file calls them: `@evaluation`, `@demo-project-manager`. */
type Named = Map<string, string>

/**
 * Lets demo people do with a project what the file tells, one after the other, each by the verb that its form calls, on its day. What a
 * verb refuses, and a verdict at a rule that asks nobody then, is a mistake of the file: it is told which deed it is.
 */
export async function doDeeds(
  db: Db,
  project: string,
  deeds: readonly DemoDeed[],
  room: DemoRoom,
): Promise<void> {
  const named: Named = new Map([...room.holders].map(([post, person]) => [`@${post}`, person]))
  for (const [at, deed] of deeds.entries())
    try {
      await doDeed(db, project, deed, { ...room, named })
    } catch (cause) {
      throw new Error(`deed ${at + 1} of ${project}, on ${deed.on}, cannot be done`, { cause })
    }
}

async function doDeed(
  db: Db,
  id: string,
  deed: DemoDeed,
  room: DemoRoom & { named: Named },
): Promise<void> {
  if ('decide' in deed) return decided(db, id, deed, room)
  const by = await room.team(deed.by, deed.on)
  if ('verb' in deed) return delivered(by, id, deed, room)
  if ('write' in deed) return written(by, id, deed)
  if ('print' in deed) return printed(by, id, deed, room)
  if ('attach' in deed) {
    const { attach: kind, title, name, text } = deed
    await attach(by, id, { kind, title, name, bytes: new TextEncoder().encode(text) })
    return
  }
  const version = versionOf(heldByRevision(await theProject(by, id)))
  await makeMove(by, id, deed.move, { version, reason: deed.reason }, room.rules)
}

type Of<Key extends string> = Extract<DemoDeed, Record<Key, unknown>>

async function decided(
  db: Db,
  id: string,
  { on, decide: said }: Of<'decide'>,
  room: DemoRoom,
): Promise<void> {
  const open = (await routesOf(db, { ...room.moment, asKnown: null }, id)).filter(
    ({ end }) => end === null,
  )
  let steps = 0
  for (const route of open) steps += await say(db, { route: route.id, day: on, said }, room)
  if (steps === 0) throw new Error(`${id}: ${said.rule} asks nobody on ${on}`)
}

async function delivered(
  by: By,
  id: string,
  { verb, of = '', checklist = '', as, fields }: Of<'verb'>,
  { named, routes }: DemoRoom & { named: Named },
): Promise<void> {
  const meant = (value: string) => named.get(value) ?? value
  const told = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? meant(value) : value,
    ]),
  )
  const made = await deliver(by, { id, of: meant(of), checklist, verb, fields: told }, routes)
  if (as !== undefined) named.set(`@${as}`, made)
}

/** Writes fields of a part of a revision; the others stay. */
async function written(
  by: By,
  project: string,
  { write: part, version: number, fields }: Of<'write'>,
): Promise<void> {
  const which = { project, number }
  const now = await theVersion(by, which)
  const template = found(await templateBy(by.db, nowOf(by), now.template), 'projects/no-template')
  const parts = await partsOf(by.db, nowOf(by), which)
  const before = found(
    parts.find((each) => each.part === part),
    'projects/unknown-part',
  )
  const shapes = fieldsOf(before, { template, languages: now.languages })
  const version = versionOf(heldByPart(before, shapes))
  await writePart(by, which, { part, fields: { ...before.fields, ...fields }, version })
}

async function printed(
  by: By,
  project: string,
  { print: paper, language, format, report, sentTo, on }: Of<'print'>,
  { site }: DemoRoom,
): Promise<void> {
  const number = await issue(by, project, { paper, language, format, report }, site)
  if (sentTo !== undefined) await tellSent(by, { project, number }, { recipient: sentTo, day: on })
}
