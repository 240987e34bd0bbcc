import type { Reader } from '#platform/http/reader.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { frameworkList } from '#frameworks/views.ts'
import { fundChoices } from '#funds/views.ts'
import { partnerChoices } from '#partners/views.ts'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { nameIn } from '#projects/model/vocabulary.ts'
import { placesToChoose } from '#world/views.ts'
import { called } from '#projects/views/items.ts'
import { programmeList } from '#projects/views/programmes.ts'
import { regionalOffices } from './regions.ts'
import { typesInUse } from '#projects/views/vocabulary.ts'

/** One of several, by its name. */
export interface Choice {
  id: string
  name: string
}

/** What there is to narrow projects by, in the reader's language. */
export interface ProjectChoices {
  office: readonly Choice[]
  region: readonly Choice[]
  country: readonly Choice[]
  theme: readonly Choice[]
  type: readonly Choice[]
  donor: readonly Choice[]
  fund: readonly Choice[]
  programme: readonly Choice[]
  framework: readonly Choice[]
}

/** Offices, countries, types and the like of the day. A query for each sort, however many projects there are. */
export async function projectChoices(
  reader: Pick<Reader, 'db' | 'moment' | 'locale' | 'words'>,
): Promise<ProjectChoices> {
  const { db, moment, locale, words } = reader
  const [office, region, places, types, donor, fund, programmes, frameworks] = await Promise.all([
    officeChoices(db, moment),
    regionalOffices(db, moment),
    placesToChoose(db, moment, locale),
    typesInUse(db, moment),
    partnerChoices(db, moment, locale),
    fundChoices(db, moment, locale),
    programmeList(db, moment),
    frameworkList(db, moment),
  ])
  return {
    office,
    region,
    country: places.countries,
    theme: themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) })),
    type: types.map(({ code, names }) => ({
      id: code,
      name: `${code} · ${nameIn(names, locale)}`,
    })),
    donor,
    fund,
    programme: programmes.map(({ id, titles }) => ({ id, name: called(titles, locale) ?? id })),
    framework: frameworks.map(({ id, titles }) => ({ id, name: titleIn(titles, locale).text })),
  }
}
