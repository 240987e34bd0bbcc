import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Form, mediaTypes } from '#platform/http/accept.ts'

/** One field of a read: a part of its path or of its query, with what may be written in it. */
export interface ReadField {
  name: string
  isInPath: boolean
  isRequired: boolean
  input: 'choice' | 'day' | 'number' | 'text'
  /** The words it takes; none where it takes more than words. */
  choices: readonly string[]
  least: number | null
  /** The largest number, or the most characters of a text. */
  most: number | null
  /** What counts where it is not given. */
  usual: string | null
}

/** One read of the API as its own description tells it. */
export interface ApiRead {
  /** Below `/api/v1`, with the parts to fill in braces: `/offices/{id}`. */
  path: string
  /** The same as it stands in the keys of words and in links: `offices-id`. */
  key: string
  tag: string
  fields: readonly ReadField[]
  forms: readonly Form[]
  /** The fields of the items of a list; none where it gives one answer. */
  columns: readonly string[]
}

const Scalar = Type.Union([Type.String(), Type.Number(), Type.Boolean()])
const Parameter = Type.Object({
  name: Type.String(),
  in: Type.String(),
  required: Type.Optional(Type.Boolean()),
  schema: Type.Object({
    type: Type.Optional(Type.String()),
    format: Type.Optional(Type.String()),
    enum: Type.Optional(Type.Array(Type.String())),
    minimum: Type.Optional(Type.Number()),
    maximum: Type.Optional(Type.Number()),
    maxLength: Type.Optional(Type.Number()),
    default: Type.Optional(Scalar),
  }),
})
const Operation = Type.Object({
  tags: Type.Array(Type.String()),
  parameters: Type.Optional(Type.Array(Parameter)),
  responses: Type.Object({
    200: Type.Object({ content: Type.Record(Type.String(), Type.Unknown()) }),
  }),
})
const Document = Type.Object({
  paths: Type.Record(Type.String(), Type.Object({ get: Type.Optional(Operation) })),
})
const ListAnswer = Type.Object({
  schema: Type.Object({
    properties: Type.Object({
      items: Type.Object({
        items: Type.Object({ properties: Type.Record(Type.String(), Type.Unknown()) }),
      }),
    }),
  }),
})

const root = '/api/v1'
const forms: readonly Form[] = ['json', 'csv', 'xlsx', 'geojson', 'jsonld']

/** The reads that an OpenAPI document describes, in its order. Throws where it is not the document of this program. */
export function readsIn(document: unknown): ApiRead[] {
  if (!Value.Check(Document, document)) throw new Error('this describes no API of ours')
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    get === undefined || !path.startsWith(`${root}/`) ? [] : [readOf(path.slice(root.length), get)],
  )
}

function readOf(path: string, { tags, parameters = [], responses }: Static<typeof Operation>) {
  const { content } = responses[200]
  const fields = parameters.map(fieldOf)
  return {
    path,
    key: path.slice(1).replaceAll(/[{}]/g, '').replaceAll('/', '-'),
    tag: tags[0] ?? '',
    fields: [
      ...fields.filter((field) => field.isInPath),
      ...fields.filter((field) => !field.isInPath),
    ],
    forms: forms.filter((form) => mediaTypes[form] in content),
    columns: columnsIn(content[mediaTypes.json]),
  }
}

const columnsIn = (answer: unknown): string[] =>
  Value.Check(ListAnswer, answer)
    ? Object.keys(answer.schema.properties.items.items.properties)
    : []

function fieldOf({ name, in: place, required, schema }: Static<typeof Parameter>): ReadField {
  const { minimum, maximum, maxLength, default: usual } = schema
  return {
    name,
    isInPath: place === 'path',
    isRequired: required ?? false,
    input: inputOf(schema),
    choices: schema.enum ?? [],
    least: minimum ?? null,
    most: maximum ?? maxLength ?? null,
    usual: usual === undefined ? null : String(usual),
  }
}

function inputOf(schema: Static<typeof Parameter>['schema']): ReadField['input'] {
  if (schema.enum !== undefined) return 'choice'
  if (schema.format === 'date') return 'day'
  return schema.type === 'integer' || schema.type === 'number' ? 'number' : 'text'
}
