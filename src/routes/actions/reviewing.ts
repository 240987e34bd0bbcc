import { type Act, perform } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { Refusal } from '#platform/refusal.ts'
import { type By, signedInAs } from '#posts/actions/operator.ts'
import type { Rule } from '#routes/model/rule.ts'
import type { Bench } from '#routes/model/holder.ts'
import { benchOn } from '#routes/views/bench.ts'
import type { RoutedStep } from '#routes/views/routes.ts'
import { ruleFor } from './acting.ts'
import { refuseUnlessOpen, theStep } from './room.ts'

/** Does something as a reviewer of an open step. Refuses whoever is none (`routes/not-reviewer`), the operator too: a review is somebody's. */
export async function reviewing(
  by: By,
  id: string,
  reviewers: (now: RoutedStep, bench: Bench) => ReadonlySet<string>,
  work: (at: { act: Act; person: string; rule: Rule }) => Promise<void>,
): Promise<void> {
  const asker = signedInAs(by)
  if (asker === null) throw new Refusal('forbidden', 'routes/not-reviewer')
  const before = await theStep(by, id)
  const grant = asker.grants.find(({ right }) => right === before.step.right) ?? null
  const { project, facts } = before.route
  const deed = {
    by: actorOf(asker, grant),
    name: 'routes.reviewed',
    subject: `project:${project}`,
    office: facts.office,
  }
  await perform(by.db, deed, async (act) => {
    const within = { ...by, db: act.db }
    const now = await theStep(within, id)
    refuseUnlessOpen(now)
    const may = reviewers(now, await benchOn(act.db, { ...asker.today, asKnown: null }))
    const isScoped = asker.scopes?.includes(now.step.right) ?? true
    if (!may.has(asker.person) || !isScoped) throw new Refusal('forbidden', 'routes/not-reviewer')
    const rule = await ruleFor(within, now)
    act.note({ field: 'routes.field.step', before: null, after: rule.titles.en })
    await work({ act, person: asker.person, rule })
  })
}
