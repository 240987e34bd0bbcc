import { Readable } from 'node:stream'
import { mediaTypes, type Form } from './accept.ts'
import { type Item, type ListFields, picked } from './lists.ts'
import type { Reader } from './reader.ts'
import { csvHead, csvRows, rowsOf, xlsxOf } from './tables.ts'

/** A list as a file: what it is called, what it is, what it holds. */
export interface ExportFile {
  name: string
  type: string
  body: Readable | Buffer
}

/** The forms that are files; JSON and JSON-LD answers are documents. */
export type TableForm = 'csv' | 'xlsx' | 'geojson'

/** The items of a list, part after part. */
export type Parts = AsyncIterable<Item[]>

interface Asked {
  list: ListFields
  fields: readonly string[]
  reader: Reader
}

/**
 * The items of a list as a file, with these fields. Texts are sent while the list is read, so that a long one is never held
 * whole; a workbook is made whole. What the first part refuses is refused before anything is sent.
 */
export async function exportOf(form: TableForm, items: Parts, asked: Asked): Promise<ExportFile> {
  const { list, fields, reader } = asked
  const name = fileName(form, reader)
  const parts = items[Symbol.asyncIterator]()
  const first = await parts.next()
  const all = async function* () {
    for (let part = first; part.done !== true; part = await parts.next()) yield part.value
  }
  if (form === 'geojson')
    return { name, type: mediaTypes.geojson, body: sentAs(geojsonText(all(), fields)) }
  const columns = fields.flatMap((field) => list.columns.get(field) ?? [field])
  if (form === 'csv') {
    const type = `${mediaTypes.csv}; charset=utf-8; header=present`
    return { name, type, body: sentAs(csvText(all(), columns)) }
  }
  const rows = rowsOf((await Array.fromAsync(all())).flat(), columns)
  const options = { sheet: reader.moment.asOf, isRightToLeft: reader.direction === 'rtl' }
  return { name, type: mediaTypes.xlsx, body: await xlsxOf(columns, rows, options) }
}

const sentAs = (text: AsyncIterable<string>): Readable => Readable.from(text, { objectMode: false })

async function* csvText(parts: Parts, columns: readonly string[]): AsyncGenerator<string> {
  yield csvHead(columns)
  for await (const items of parts) yield csvRows(rowsOf(items, columns))
}

/** As bytes: the server would add a charset to text, which these media types do not have. */
export const jsonOf = (document: unknown): Buffer => Buffer.from(JSON.stringify(document))

/** The items as features (RFC 7946), each with its place or, where none is known, with none. */
async function* geojsonText(parts: Parts, fields: readonly string[]): AsyncGenerator<string> {
  const told = fields.filter((field) => field !== 'latitude' && field !== 'longitude')
  const featureOf = (item: Item) =>
    JSON.stringify({
      type: 'Feature',
      id: item['id'],
      geometry: pointOf(item),
      properties: picked(item, told),
    })
  yield '{"type":"FeatureCollection","features":['
  let separator = ''
  for await (const items of parts) {
    if (items.length === 0) continue
    yield `${separator}${items.map(featureOf).join(',')}`
    separator = ','
  }
  yield ']}'
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
