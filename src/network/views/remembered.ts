import type { Db } from '#platform/db/db.ts'
import { memory, type Stand } from '#platform/http/stand.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import type { Moment } from '#platform/moment.ts'
import { type Choice, placesToChoose } from '#world/views.ts'
import { siteLanguages } from './lists.ts'
import { type OfficesAsked, officeTotal } from './narrowing.ts'
import { type OfficePoint, officePoints } from './office-map.ts'
import {
  frameOn,
  type StructureNode,
  structureOn,
  structureTotal,
  type WithoutLine,
  withoutLine,
} from './structure.ts'

interface Here {
  db: Db
  stand: Stand
  moment: Moment
  locale: Locale
}

const totals = memory<number>()
const maps = memory<OfficePoint[]>(40)
const choicesOf = memory<FinderChoices>(40)

/** How many offices a list holds, found once for all its pages until something happens. */
export const totalOf = (here: Here, asked: OfficesAsked): Promise<number> =>
  totals(here, [here.moment, asked], () => officeTotal(here.db, here.moment, asked))

/** What a map shows of a list of offices, found once for all its pages until something happens. */
export const mapOf = (here: Here, asked: OfficesAsked): Promise<OfficePoint[]> =>
  maps(here, [here.moment, asked, here.locale], async () =>
    officePoints(here.db, here.moment, asked, {
      total: await totalOf(here, asked),
      locale: here.locale,
    }),
  )

/** What the finder lets one choose from. */
export interface FinderChoices {
  areas: readonly (Choice & { scheme: string })[]
  countries: readonly Choice[]
  languages: readonly string[]
}

/** The areas, countries and languages of the day, found once until something happens. */
export const finderChoices = (here: Here): Promise<FinderChoices> =>
  choicesOf(here, [here.moment, here.locale], async () => {
    const { db, moment, locale } = here
    const [places, languages] = await Promise.all([
      placesToChoose(db, moment, locale),
      siteLanguages(db, moment),
    ])
    return { ...places, languages }
  })

const nodesOf = memory<number>()

/** How many nodes the structure of the day has, found once until something happens. */
export const nodeTotal = (here: Here): Promise<number> =>
  nodesOf(here, [here.moment], () => structureTotal(here.db, here.moment))

/** What the page of the structure shows: every office and unit, or the frame of a network too large for one page. */
export interface StructureShown {
  nodes: readonly StructureNode[]
  /** The offices outside every line that are not among the nodes. */
  outside: readonly WithoutLine[]
}

const structures = memory<StructureShown>(40)
/** Beyond this nobody reads a page to its end. */
const mostOnPage = 1500

/** The structure of the day, found once until something happens. */
export const structureShown = (here: Here): Promise<StructureShown> =>
  structures(here, [here.moment], async () => {
    const { db, moment } = here
    const offices = await totalOf(here, { filter: {}, possible: false })
    if (offices <= mostOnPage) return { nodes: await structureOn(db, moment), outside: [] }
    const [nodes, outside] = await Promise.all([frameOn(db, moment), withoutLine(db, moment)])
    return { nodes, outside }
  })
