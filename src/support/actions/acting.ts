import type { Actor } from '#platform/act.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { actingAt } from '#posts/actions/acting.ts'
import { actingUnder } from '#routes/actions/acting.ts'
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
export const givingIt = (by: By, request: SupportRequest): Promise<Actor> =>
  actingUnder(by, request.standing, {
    right: givingRight,
    authors: authorsOf(request),
    refusals: { notYours: 'support/not-yours', author: 'support/asked-it' },
  })

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
