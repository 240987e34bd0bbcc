import { versionOf } from '#platform/doors/version.ts'
import { recordFile } from '#platform/record-file.ts'
import { found } from '#platform/refusal.ts'
import { demoPeople, demoPost } from '#posts/model/demo.ts'
import type { Role } from '#posts/model/roles.ts'
import { askSupport, moveSupport, sayOnSupport, tellTime } from '#support/actions.ts'
import { theRequest } from '#support/actions/acting.ts'
import { moveRules } from '#support/model/moves.ts'
import { heldByRequest } from '#support/model/request.ts'
import { type DemoRequest, DemoSupportFile } from '#portfolio/forms/demo-deeds.ts'
import type { DemoRoom } from './demo-team.ts'

/**
 * Lets demo people ask for the technical support that `support.json` in a folder tells of, and those who have it answer. The caller has made
 * sure that this is done once. Refuses (`record-file/wrong`) a file that is not what it should be, and what the verbs refuse.
 */
export async function askDemoSupport(folder: string, room: DemoRoom): Promise<void> {
  const file = await recordFile(folder, 'support.json', DemoSupportFile)
  for (const request of file?.requests ?? []) await askOne(request, room)
}

async function askOne(request: DemoRequest, { team, support }: DemoRoom): Promise<void> {
  const { on, by, deeds, ...asking } = request
  const id = await askSupport(await team(by, on), asking, support)
  for (const deed of deeds) {
    const { standing } = await theRequest(await team(by, deed.on), id)
    const holder = await team(roleAt(standing.post), deed.on)
    if ('say' in deed) await sayOnSupport(await team(deed.by, deed.on), id, deed.say, support)
    else if ('hours' in deed)
      await tellTime(holder, id, { day: deed.on, hours: deed.hours, note: deed.note })
    else {
      const { on: day, ...making } = deed
      const who = moveRules[making.move].by === 'holder' ? holder : await team(by, day)
      const version = versionOf(heldByRequest({ standing }))
      await moveSupport(who, id, { ...making, version }, support)
    }
  }
}

/** The role of the demo person who has a request. */
const roleAt = (post: string): Role =>
  found(
    demoPeople.find(({ role }) => demoPost(role) === post),
    'posts/unknown-post',
  ).role
