import { type Actor, byCommand } from '#platform/act.ts'
import { actorOf } from '#platform/doors/asker.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { postById } from '#posts/views/posts.ts'
import { actingAt } from '#projects/actions/permitted.ts'
import { mayAct } from '#routes/model/may-act.ts'
import { authorsOf, type SupportRequest } from '#support/model/request.ts'
import { givingRight } from '#support/model/rule.ts'
import { seenRequest } from '#support/views/requests.ts'

/** The request as it is now. Refuses one there is not, or that they may not see (`support/unknown-request`). */
export const theRequest = ({ db, asker }: Pick<By, 'db' | 'asker'>, id: string) =>
  seenRequest({ db, asker, moment: { ...asker.today, asKnown: null } }, id)

/**
 * Who acts on a request as whoever has it, under which post. Refuses whoever does not have it (`support/not-yours`), and whoever asked
 * (`support/asked-it`).
 */
export async function givingIt(by: By, request: SupportRequest): Promise<Actor> {
  const { asker, db } = by
  if ('command' in asker) return byCommand(asker.command)
  const { post, postTitle } = request.standing
  const held = await postById(db, asker.today, post)
  const may = mayAct(asker, {
    post,
    right: givingRight,
    authors: authorsOf(request),
    isAdministrators: held?.role === 'administrator',
  })
  if (may.isAllowed) return actorOf(asker, may.grant)
  if (may.reason === 'not-yours')
    throw new Refusal('forbidden', 'support/not-yours', { details: { post: postTitle } })
  if (may.reason === 'no-scope')
    throw new Refusal('forbidden', 'asker/no-scope', { details: { right: givingRight } })
  if (may.reason === 'no-factor') throw new Refusal('forbidden', 'asker/no-factor')
  throw new Refusal('forbidden', 'support/asked-it')
}

/** Who acts for the office that asked: whoever develops projects there. Refuses with the reason. */
export const askingIt = (by: By, { office, officeName }: SupportRequest): Promise<Actor> =>
  actingAt(by, 'projects.develop', { id: office, name: officeName })

/** Who takes part on either side. Refuses whoever does neither (`support/not-part`). */
export async function takingPart(by: By, request: SupportRequest): Promise<Actor> {
  const sides = [givingIt, askingIt]
  for (const side of sides)
    try {
      return await side(by, request)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'asker/no-factor') throw error
    }
  throw new Refusal('forbidden', 'support/not-part')
}
