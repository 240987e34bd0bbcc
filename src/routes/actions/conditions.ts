import { perform } from '#platform/act.ts'
import { type Actor, byCommand } from '#platform/act.ts'
import { found, Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { actingOn, theProject } from '#projects/actions/permitted.ts'
import { bearerOf } from '#routes/model/may-act.ts'
import type { Purpose } from '#routes/model/rule.ts'
import { addSaid, endConditionStandings } from '#routes/store/said.ts'
import { type Condition, conditionsOf } from '#routes/views/said.ts'
import { stepBy } from '#routes/views/routes.ts'
import { aboutCondition } from '#routes/views/conditions.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { actingUnder } from './acting.ts'

/** What is said of a condition: those who carry the project out say it is met, whoever asked for it confirms, or says it is not. */
export interface Telling {
  said: 'met' | 'confirmed' | 'not-met'
  note: string
}

/**
 * Says of a condition that it is met, or confirms it. Refuses a condition of no route that counts (`routes/unknown-condition`), whoever
 * may not, to confirm what nobody said is met (`routes/not-met`), and what was confirmed before (`routes/confirmed`).
 */
export async function tellCondition(by: By, id: string, { said, note }: Telling): Promise<void> {
  const about = found(await aboutCondition(by.db, id), 'routes/unknown-condition')
  const { project: of } = about
  const project = await theProject(by, of)
  const before = await theCondition(by, about, id)
  const actor =
    said === 'met'
      ? await actingOn(by, 'projects.develop', project)
      : await confirming(by, before, said)
  const deed = {
    by: actor,
    name: `routes.condition-${said}`,
    subject: `project:${of}`,
    office: project.office,
    why: note.trim() || null,
  }
  await perform(by.db, deed, async (act) => {
    const now = await theCondition({ ...by, db: act.db }, about, id)
    if (now.state === 'confirmed') throw new Refusal('conflict', 'routes/confirmed')
    if (said !== 'met' && now.state !== 'met') throw new Refusal('conflict', 'routes/not-met')
    if (said !== 'met') await confirming({ ...by, db: act.db }, now, said)
    await addSaid(act, { condition: id, said, note: note.trim() })
    if (said === 'confirmed') await endConditionStandings(act, [id])
    const called = (state: string) => wordsIn('en').t(`routes.condition.${state}`)
    const after = said === 'not-met' ? 'open' : said
    act.note({ field: 'routes.field.condition', before: null, after: now.text })
    act.note({
      field: 'routes.field.condition-state',
      before: called(now.state),
      after: called(after),
    })
  })
}

const theCondition = async (
  { db }: Pick<By, 'db'>,
  { project, purpose }: { project: string; purpose: Purpose },
  id: string,
): Promise<Condition> =>
  found(
    (await conditionsOf(db, { asKnown: null }, project, purpose)).find((each) => each.id === id),
    'routes/unknown-condition',
  )

/**
 * Who confirms: whoever acts under the post that does, or has its right at the office. Refuses those who wrote the project (`routes/author`), and
 * to confirm what one said oneself (`routes/same-teller`).
 */
async function confirming(by: By, condition: Condition, said: Telling['said']): Promise<Actor> {
  const { asker, db } = by
  if ('command' in asker) return byCommand(asker.command)
  const moment = { ...asker.today, asKnown: null }
  const { step, route } = found(await stepBy(db, moment, condition.step), 'routes/unknown-step')
  const { post, office, postTitle } = condition
  const there = asker.grants.filter(
    (grant) => bearerOf(grant) === post || (grant.right === step.right && grant.office === office),
  )
  const own = there.find((grant) => bearerOf(grant) === post) ?? there[0]
  const under = { post: own === undefined ? post : bearerOf(own), postTitle }
  const refusals = { notYours: 'routes/not-yours', author: 'routes/author' }
  const actor = await actingUnder(by, under, {
    right: step.right,
    authors: route.authors,
    refusals,
  })
  if (said === 'confirmed' && condition.said.at(-1)?.person === asker.person)
    throw new Refusal('forbidden', 'routes/same-teller')
  return actor
}
