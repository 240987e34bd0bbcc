import type { Asker } from '#platform/doors/asker.ts'
import type { Db } from '#platform/db/db.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { type Choice, placesToChoose } from '#world/views.ts'
import { planningOffice } from './offices.ts'

/** The offices for which somebody writes plans, A to Z: those of their posts, or all. */
export async function officesToWriteFor(
  db: Db,
  moment: Moment,
  { grants }: Pick<Asker, 'grants'>,
): Promise<Choice[]> {
  const held = grants.filter(({ right }) => right === 'plans.write')
  const all = await officeChoices(db, moment)
  if (held.some(({ reach }) => reach !== 'own')) return all
  const own = new Set(held.map(({ office }) => office))
  return all.filter(({ id }) => own.has(id))
}

/** The countries and areas a plan of an office can be for, as they are chosen: areas first. */
export interface PlacesOf {
  areas: Choice[]
  countries: Choice[]
}

/** Where an office works, and the `also` that a plan of it is for already. */
export async function placesOf(
  { db, moment, locale }: { db: Db; moment: Moment; locale: Locale },
  office: string,
  also: readonly string[] = [],
): Promise<PlacesOf> {
  const [{ places }, { areas, countries }] = await Promise.all([
    planningOffice(db, moment, office),
    placesToChoose(db, moment, locale),
  ])
  const wanted = new Set([...places, ...also])
  const chosen = ({ id, name }: Choice) => (wanted.has(id) ? [{ id, name }] : [])
  return { areas: areas.flatMap(chosen), countries: countries.flatMap(chosen) }
}
