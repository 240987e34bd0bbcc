import type { By } from '#posts/actions/operator.ts'
import { type Actor, byCommand } from '#platform/act.ts'
import { type Asker, actorOf } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { isOffice } from '#network/views/lists.ts'
import { grantIn, wrongField } from '#posts/actions/permitted.ts'
import { isTheme, type Theme } from '#posts/model/themes.ts'
import type { Right } from '#posts/model/rights.ts'
import { permits } from '#posts/permits.ts'
import { officeCalled } from '#posts/views/offices.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { Issue } from '#trends/model/issue.ts'
import type { Observation } from '#trends/model/observation.ts'
import { type Sight, sightOf } from '#trends/model/sight.ts'
import { issueById } from '#trends/views.ts'
import { observationById } from '#trends/views/observations.ts'

/** How far they may read. */
const sightBy = ({ asker }: Pick<By, 'asker'>): Sight =>
  'command' in asker ? 'all' : sightOf(asker)

/**
 * Who acts at this office, on something of this theme. Refuses with the reason (`posts/reason.…`): whose post is confined to
 * themes has no say in others.
 */
export async function actorAt(
  { db, asker, words }: By,
  right: Right,
  { office, theme }: { office: string; theme: Theme },
): Promise<Actor> {
  if ('command' in asker) return byCommand(asker.command)
  const name = await officeCalled(db, asker.today, office)
  const target = await targetAt(db, asker, { id: office, name }, asker.today.asOf)
  return actorOf(
    asker,
    grantIn(permits(right, byThemes(asker), { ...target, about: theme }), words),
  )
}

/** Languages and countries to which a post is confined say nothing of themes. */
export const byThemes = (asker: Asker): Asker => ({
  ...asker,
  grants: asker.grants.map((grant) => ({
    ...grant,
    confinedTo: grant.confinedTo.filter(isTheme),
  })),
})

/** Refuses an office that nobody knows (`field/office`). */
export async function refuseUnknownOffice(db: Db, office: string): Promise<void> {
  if (!(await isOffice(db, office))) throw wrongField('office', 'field/office')
}

/** The observation as it is now. Refuses what there is not, or what they may not read (`trends/unknown-observation`). */
export const theObservation = async (by: By, id: string): Promise<Observation> =>
  found(
    await observationById(by.db, by.asker.today, id, {
      sight: sightBy(by),
      locale: by.words.locale,
    }),
    'trends/unknown-observation',
  )

/** The issue as it is now. Refuses what there is not, or what they may not read (`trends/unknown-issue`). */
export const theIssue = async (by: By, id: string): Promise<Issue> =>
  found(await issueById(by.db, by.asker.today, id, sightBy(by)), 'trends/unknown-issue')

/** Refuses what was withdrawn: it is followed by nothing (`trends/withdrawn`). */
export function refuseWithdrawn({ withdrawn }: Observation): void {
  if (withdrawn !== null) throw new Refusal('conflict', 'trends/withdrawn')
}
