import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { fundChoices } from '#funds/views.ts'
import { partnerChoices } from '#partners/views.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { type Choice, placesToChoose } from '#world/views.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { typesInUse } from '#projects/views/vocabulary.ts'

interface Asked {
  db: Db
  moment: Moment
  locale: Locale
}

/** The offices for which somebody develops projects, A to Z: those of their posts, or all. */
export async function officesToDevelopFor(
  { db, moment }: Pick<Asked, 'db' | 'moment'>,
  { grants }: Pick<Asker, 'grants'>,
): Promise<Choice[]> {
  const held = grants.filter(({ right }) => right === 'projects.develop')
  const all = await officeChoices(db, moment)
  if (held.some(({ reach }) => reach !== 'own')) return all
  const own = new Set(held.map(({ office }) => office))
  return all.filter(({ id }) => own.has(id))
}

/** The types that projects are begun under on the day, by code. */
export const typeChoices = async ({ db, moment, locale }: Asked): Promise<Choice[]> =>
  (await typesInUse(db, moment)).map(({ code, names }) => ({
    id: code,
    name: `${code} – ${nameIn(names, locale)}`,
  }))

/** What can be chosen in the fields of a part that name something there must be, by the key of the field. */
export async function choicesFor(
  asked: Asked,
  { kind, part }: Pick<ProjectPart, 'kind' | 'part'>,
  others: readonly ProjectPart[],
  called: (part: ProjectPart) => string,
): Promise<Readonly<Record<string, readonly Choice[]>>> {
  const { db, moment, locale } = asked
  if (kind === 'project') {
    const [type, donor, fund] = await Promise.all([
      typeChoices(asked),
      partnerChoices(db, moment, locale),
      fundChoices(db, moment, locale),
    ])
    return { type, 'second-type': type, donor, fund }
  }
  if (kind === 'partner') return { partner: await partnerChoices(db, moment, locale) }
  if (kind === 'place') {
    const { areas, countries } = await placesToChoose(db, moment, locale)
    return { area: areas.map(({ id, name }) => ({ id, name })), country: countries }
  }
  if (kind === 'people')
    return {
      within: others
        .filter((each) => each.kind === 'people' && each.part !== part)
        .map((each) => ({ id: each.part, name: called(each) })),
    }
  return {}
}
