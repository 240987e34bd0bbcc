import { type TSchema, Type } from 'typebox'
import type { Admission } from '#platform/doors/asker.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Form, mediaTypes } from './accept.ts'
import { exportOf, fileName, jsonOf } from './exports.ts'
import {
  fieldsAsked,
  type ListAsked,
  listAsked,
  listDescription,
  type ListFields,
  pageOfList,
  partsOfList,
  picked,
  type ReadFrom,
  wholeList,
} from './lists.ts'
import type { Reader } from './reader.ts'

/** An answer as JSON-LD; `reader.site.origin` begins the names of things. */
export type Linked<Answer> = (answer: Answer, reader: Reader) => Promise<Record<string, unknown>>

/** The forms that have an extension; JSON is what an address without one gives. */
export const extensions = ['csv', 'xlsx', 'geojson', 'jsonld'] as const

/** The forms an answer comes in: lists as files too, and what has a mapping as JSON-LD. */
export const formsOf = (list: ListFields | null, isLinked: boolean): Form[] => [
  'json',
  ...(list === null ? [] : (['csv', 'xlsx'] as const)),
  ...(list?.isPlaced ? (['geojson'] as const) : []),
  ...(isLinked ? (['jsonld'] as const) : []),
]

/** What is sent, and the headers that go with its form. */
export interface Sent {
  body: unknown
  headers: Record<string, string>
}

interface Giver<Answer> {
  list: ListFields | null
  reader: Reader
  answer(query: unknown): Promise<Answer>
  linked: Linked<Answer> | undefined
}

/** An answer in a form. A list is read a page at a time as JSON, and to its end in every other form. */
export async function answerIn<Answer>(
  form: Form,
  query: unknown,
  giver: Giver<Answer>,
): Promise<Sent> {
  if (giver.list !== null) return listIn(form, listAsked(query), { ...giver, list: giver.list })
  const answer = await giver.answer(query)
  return form === 'jsonld' ? linkedAs(answer, giver) : { body: answer, headers: {} }
}

async function listIn<Answer>(
  form: Form,
  { shared, own }: ListAsked,
  giver: Giver<Answer> & { list: ListFields },
): Promise<Sent> {
  const { list, reader, answer } = giver
  const fields = fieldsAsked(shared.fields, list)
  const from: ReadFrom<Answer> = (place) => answer({ ...own, ...place })
  if (form === 'json') {
    const page = await pageOfList(shared, reader.locale, from)
    if (shared.fields === undefined) return { body: page, headers: {} }
    return { body: { ...page, items: page.items.map((item) => picked(item, fields)) }, headers: {} }
  }
  if (form !== 'jsonld') {
    const parts =
      shared.sort === undefined ? partsOfList(shared, from) : inOrder(shared, reader, from)
    const { name, type, body } = await exportOf(form, parts, { list, fields, reader })
    return { body, headers: { 'content-type': type, ...named(name) } }
  }
  if (shared.fields === undefined)
    return linkedAs(await wholeList(shared, reader.locale, from), giver)
  throw new Refusal('invalid', 'request/invalid', {
    faults: [{ field: 'fields', reason: 'field/unknown' }],
  })
}

/** A list in the order asked for has to be read whole. */
async function* inOrder<Answer>(
  shared: ListAsked['shared'],
  { locale }: Reader,
  from: ReadFrom<Answer>,
) {
  yield (await wholeList(shared, locale, from)).items
}

async function linkedAs<Answer>(answer: Answer, { reader, linked }: Giver<Answer>): Promise<Sent> {
  if (linked === undefined) throw new Error('this answer has no linked form')
  const body = jsonOf(await linked(answer, reader))
  return {
    body,
    headers: { 'content-type': mediaTypes.jsonld, ...named(fileName('jsonld', reader)) },
  }
}

const named = (file: string) => ({ 'content-disposition': `attachment; filename="${file}"` })

interface Described {
  path: string
  summary: string
  tag: string
  answers: TSchema
  admission: Admission
}

/** What OpenAPI is told of a read. */
export function descriptionOf(
  { path, summary, tag, answers, admission }: Described,
  { list, forms }: { list: ListFields | null; forms: readonly Form[] },
) {
  const files = forms.filter((form) => form !== 'json')
  const more = list === null ? undefined : listDescription(list)
  const content = Object.fromEntries(
    forms.map((form) => [mediaTypes[form], { schema: form === 'json' ? answers : shapeOf(form) }]),
  )
  const also = files.map((form) => `\`.${form}\``).join(', ')
  const whole =
    list === null ? '' : ' These hold the whole list: `limit` and `cursor` do not count.'
  return {
    summary,
    tags: [tag],
    operationId: operationOf(path),
    ...admittedBy(admission),
    description: [more, files.length > 0 ? `Also as ${also}.${whole}` : undefined]
      .filter((part) => part !== undefined)
      .join(' '),
    response: {
      200: { description: summary, content },
      ...unchanged,
      ...refusedTo(admission),
      ...otherwise,
    },
  }
}

const problem = (description: string, headers: Record<string, TSchema> = {}) => ({
  description,
  headers,
  content: { 'application/problem+json': { schema: Type.Ref('Problem#') } },
})
const later = {
  'Retry-After': Type.Integer({ description: 'After how many seconds to ask again' }),
}

/** The name of an operation: what its path says, behind what it does when it is no read. */
export const operationOf = (path: string, method = 'GET') =>
  `${method === 'GET' ? '' : `${method.toLowerCase()}-`}${path.replace(/^\//, '').replace(/[/{}:]+/g, '-')}`

/** By what one comes through a door: nothing, or a token of the person's own. */
export const admittedBy = (admission: Admission) => ({
  security: admission === 'anyone' ? [] : [{ token: [] }],
})

/** What a door answers to who may not come through. */
export const refusedTo = (admission: Admission) =>
  admission === 'anyone'
    ? {}
    : {
        401: problem('Nobody signed in, and no valid token came along'),
        403: problem(
          'None of the posts of who asks gives the right to do this; the title says why',
        ),
      }

/** What a verb answers when it was not carried out. */
export const notDone = {
  404: problem('There is no such thing'),
  409: problem('It was changed meanwhile, or does not go together with what is there'),
  422: problem('A field is wrong or unknown; `errors` names it'),
  429: problem('Too many requests from this address', later),
  503: problem('The organisation is still being loaded, or its database cannot be reached', later),
}

const unchanged = {
  304: {
    description: 'The answer whose `ETag` was sent as `If-None-Match` still holds',
    type: 'null',
  },
}

/** What any read answers when it does not answer what was asked. */
const otherwise = {
  404: problem('There is no such thing, or nothing had been recorded at the moment asked about'),
  406: problem('The answer does not come in the form asked for; the title names those it has'),
  422: problem('A field of the address is wrong or unknown; `errors` names it'),
  429: problem('Too many requests from this address', later),
  503: problem('The organisation is still being loaded, or its database cannot be reached', later),
}

const shapeOf = (form: Form) =>
  form === 'geojson' || form === 'jsonld' ? Type.Object({}) : Type.String()
