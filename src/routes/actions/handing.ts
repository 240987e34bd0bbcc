import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { ableAt } from '#routes/model/holder.ts'
import { askedOf } from '#routes/model/asked.ts'
import { putStandings } from '#routes/store/routes.ts'
import { benchOn } from '#routes/views/bench.ts'
import { atStep } from './acting.ts'
import { tellArrived } from './letters.ts'
import type { RouteRoom } from './room.ts'

/** Takes a step up: whoever has it begins to look at it. Refuses a step that somebody has begun (`routes/begun`), and as `atStep` does. */
export async function begin(by: By, step: string): Promise<void> {
  const doing = { deed: 'routes.begun', version: null, why: null }
  await atStep(by, step, doing, async ({ act, now }) => {
    if (now.standing.begunAt !== null)
      throw new Refusal('conflict', 'routes/begun', {
        details: { at: by.words.instant(now.standing.begunAt) },
      })
    const begun = { begunAt: act.at, begunBy: act.by.person }
    await putStandings(act, [{ ...now.standing, ...begun, step }])
    act.note({ field: 'routes.field.begun', before: null, after: act.by.name })
  })
}

/**
 * Passes a step on to a colleague: to another post of the same office under which somebody can act on it. Refuses a post elsewhere or under
 * which nobody can (`routes/not-able`), and as `atStep` does.
 */
export async function passOn(
  by: By,
  step: string,
  { post, reason, version }: { post: string; reason: string; version: string },
  room: RouteRoom,
): Promise<void> {
  const doing = { deed: 'routes.passed-on', version, why: reason }
  await atStep(by, step, doing, async ({ act, now, project }) => {
    const bench = await benchOn(act.db, { ...by.asker.today, asKnown: null })
    const to = bench.posts.get(post)
    const asked = { ...askedOf(now.step, [], now.route), theme: null }
    const isThere = to !== undefined && to.office === now.standing.office
    if (to === undefined || !isThere || post === now.standing.post)
      throw wrongField('post', 'routes/not-able')
    // A colleague chosen by name need not be confined to the theme.
    if (typeof ableAt({ ...to, confinedTo: [] }, asked, bench) === 'string')
      throw wrongField('post', 'routes/not-able')
    const standing = {
      ...now.standing,
      step,
      post,
      postTitle: to.title,
      openedAt: act.at,
      begunAt: null,
      begunBy: null,
      cause: 'passed-on' as const,
    }
    await putStandings(act, [standing])
    act.note({
      field: 'routes.field.holder',
      before: now.standing.postTitle,
      after: to.title,
    })
    await tellArrived(act, { posts: [standing], bench, project, room })
  })
}
