import type { Day } from '#platform/day.ts'
import type { Network } from '#network/views/impact.ts'
import { officeTotal } from '#network/views/narrowing.ts'
import { officePoints, type OfficePoint } from '#network/views/office-map.ts'
import { frameOn, structureOn, type StructureNode } from '#network/views/structure.ts'

/** What a map and a chart show of a network on its day. */
export interface NetworkPicture {
  day: Day
  points: readonly OfficePoint[]
  nodes: readonly StructureNode[]
}

const everyOffice = { filter: {}, possible: false }
/** Beyond this nobody reads a chart to its end: then only its frame is drawn. */
const mostOnChart = 1500

/** The offices of a network with their places, and its structure. Three queries, whatever there is. */
export async function pictureOf({ db, moment, locale }: Network): Promise<NetworkPicture> {
  const total = await officeTotal(db, moment, everyOffice)
  const [points, nodes] = await Promise.all([
    officePoints(db, moment, everyOffice, { total, locale }),
    total <= mostOnChart ? structureOn(db, moment) : frameOn(db, moment),
  ])
  return { day: moment.asOf, points, nodes }
}
