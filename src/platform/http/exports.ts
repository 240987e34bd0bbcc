import { mediaTypes, type Form } from './accept.ts'
import { type Item, type ListFields, picked } from './lists.ts'
import type { Reader } from './reader.ts'
import { csvOf, rowsOf, xlsxOf } from './tables.ts'

/** A list as a file: what it is called, what it is, what it holds. */
export interface ExportFile {
  name: string
  type: string
  body: string | Buffer
}

/** The forms that are files; JSON and JSON-LD answers are documents. */
export type TableForm = 'csv' | 'xlsx' | 'geojson'

/** All items of a list as a file, with these fields. */
export async function exportOf(
  form: TableForm,
  items: readonly Item[],
  { list, fields, reader }: { list: ListFields; fields: readonly string[]; reader: Reader },
): Promise<ExportFile> {
  const name = fileName(form, reader)
  if (form === 'geojson')
    return { name, type: mediaTypes.geojson, body: jsonOf(featuresOf(items, fields)) }
  const columns = fields.flatMap((field) => list.columns.get(field) ?? [field])
  const rows = rowsOf(items, columns)
  if (form === 'csv')
    return {
      name,
      type: `${mediaTypes.csv}; charset=utf-8; header=present`,
      body: csvOf(columns, rows),
    }
  const options = { sheet: reader.moment.asOf, isRightToLeft: reader.direction === 'rtl' }
  return { name, type: mediaTypes.xlsx, body: await xlsxOf(columns, rows, options) }
}

/** As bytes: the server would add a charset to text, which these media types do not have. */
export const jsonOf = (document: unknown): Buffer => Buffer.from(JSON.stringify(document))

/** The items as features (RFC 7946), each with its place or, where none is known, with none. */
function featuresOf(items: readonly Item[], fields: readonly string[]) {
  const told = fields.filter((field) => field !== 'latitude' && field !== 'longitude')
  return {
    type: 'FeatureCollection',
    features: items.map((item) => ({
      type: 'Feature',
      id: item['id'],
      geometry: pointOf(item),
      properties: picked(item, told),
    })),
  }
}

const pointOf = ({ latitude, longitude }: Item) =>
  typeof latitude === 'number' && typeof longitude === 'number'
    ? { type: 'Point', coordinates: [longitude, latitude] }
    : null

/** `offices-2018-06-30.csv`: the list, and the day or the days it speaks of; the moment of knowledge when it was asked for. */
export function fileName(form: Form, { path, query, moment, asked }: Reader): string {
  const list = path.replace(/^\/api\/v1\//, '').replace(/\.(csv|xlsx|geojson|jsonld)$/, '')
  const days = ['from', 'to'].flatMap((end) => query.get(end) ?? [])
  const known = asked.asKnown === undefined ? [] : ['known', asked.asKnown]
  const parts = [...list.split('/'), ...(days.length > 0 ? days : [moment.asOf]), ...known]
  return `${parts.map((part) => part.replaceAll(/[^\w-]+/g, '-')).join('-')}.${form}`
}
