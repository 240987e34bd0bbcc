import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import { found } from '#platform/refusal.ts'
import { CompareQuery, MappingsQuery, ObjectivesQuery } from './forms.ts'
import { bases, relations } from './model/facts.ts'
import { objectiveKinds } from './model/objective.ts'
import { standings } from './model/standing.ts'
import { titleIn, type Titles } from './model/titles.ts'
import { upperText } from './model/upper.ts'
import { comparedEditions } from './views/compared.ts'
import { type EditionListed, frameworkById, frameworkList } from './views/frameworks.ts'
import { type Mapping, mappingList } from './views/mappings.ts'
import { objectivePage, theEdition } from './views/objective.ts'
import { objectivesOf } from './views/objectives.ts'
import type { RecordedObjective } from './views/select.ts'

const tag = 'frameworks'
const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.Union([Type.String({ format: 'date' }), Type.Null()])
const Standing = Type.Enum([...standings])
const titled = {
  title: text,
  titleLanguage: Type.Enum(['en', 'fr', 'es', 'ar'], {
    description: 'English where the title is not known in the language of the answer',
  }),
}
const days = { from: Day, until: Day }

const edition = {
  id: text,
  framework: text,
  edition: text,
  ...titled,
  ...days,
  supersedes: maybe,
  standing: Standing,
  objectives: Type.Integer(),
  source: text,
  ...recordedShape,
}

const objective = {
  id: Type.String({ description: 'framework@edition/code, as plans cite it' }),
  code: text,
  kind: Type.Enum([...objectiveKinds]),
  parent: maybe,
  ...titled,
  translatedBy: Type.Union([Type.Enum(['publisher', 'ours']), Type.Null()]),
  text: maybe,
  standing: Standing,
  ...days,
  source: text,
  ...recordedShape,
}

const mapping = {
  id: text,
  from: text,
  to: text,
  relation: Type.Enum([...relations]),
  basis: Type.Enum([...bases]),
  since: Day,
  until: Day,
  source: text,
  ...recordedShape,
}

/** Frameworks, their editions and objectives, and the mappings between these. */
export function frameworksApi(app: FastifyInstance): void {
  editionReads(app)
  objectiveReads(app)
  mappingReads(app)
}

function editionReads(app: FastifyInstance): void {
  read(
    app,
    '/frameworks',
    {
      query: ApiQuery(pagingFields),
      tag,
      summary: 'The editions of all frameworks, and which are in force on the day',
      answers: ListShape(Type.Object(edition)),
    },
    async (reader, query) => {
      const all = await frameworkList(reader.db, reader.moment)
      const items = all.flatMap(({ editions }) => editions.map((each) => editionItem(each, reader)))
      return pageThrough(items, query, ({ id, title }) => `${id} ${title}`)
    },
  )
  read(
    app,
    '/frameworks/:id',
    {
      query: ApiQuery({}),
      tag,
      summary: 'A framework with its editions, the newest first',
      answers: Type.Object({
        id: text,
        ...titled,
        source: text,
        inForce: maybe,
        editions: Type.Array(Type.Object(edition)),
      }),
    },
    async (reader, _query, { id = '' }) => {
      const one = found(
        await frameworkById(reader.db, reader.moment, id),
        'frameworks/unknown-framework',
      )
      const editions = one.editions.map((each) => editionItem(each, reader))
      return {
        id,
        ...titleOf(one.titles, reader),
        source: one.source,
        inForce: one.inForce,
        editions,
      }
    },
  )
}

function objectiveReads(app: FastifyInstance): void {
  read(
    app,
    '/frameworks/:id/:edition/objectives',
    {
      query: ObjectivesQuery,
      tag,
      summary: 'The objectives of an edition in the order of its tree',
      answers: ListShape(Type.Object(objective)),
    },
    async (reader, { kind, parent, ...query }, { id = '', edition: version = '' }) => {
      await theEdition(reader, id, version)
      const all = await objectivesOf(reader.db, reader.moment, id, version)
      const items = all
        .filter((each) => kind === undefined || each.kind === kind)
        .filter((each) => parent === undefined || each.parent === parent)
        .map((each) => objectiveItem(each, reader))
      return pageThrough(items, query, (item) => `${item.code} ${item.title} ${item.text ?? ''}`)
    },
  )
  read(
    app,
    '/frameworks/:id/:edition/objectives/:code',
    {
      query: ApiQuery({}),
      tag,
      summary: 'An objective with what stands above it and its mappings both ways',
      answers: Type.Object({
        ...objective,
        above: Type.Array(Type.Object(objective)),
        mappingsFrom: Type.Array(Type.Object(mapping)),
        mappingsTo: Type.Array(Type.Object(mapping)),
      }),
    },
    async (reader, _query, { id = '', edition: version = '', code = '' }) => {
      const shown = await objectivePage(reader, { of: id, version, code })
      return {
        ...objectiveItem(shown.objective, reader),
        above: shown.above.map((each) => objectiveItem(each, reader)),
        mappingsFrom: shown.from.map(({ mapping: each }) => mappingItem(each)),
        mappingsTo: shown.to.map(({ mapping: each }) => mappingItem(each)),
      }
    },
  )
}

function mappingReads(app: FastifyInstance): void {
  read(
    app,
    '/framework-mappings',
    {
      query: MappingsQuery,
      tag,
      summary: 'How objectives of frameworks stand to each other on the day',
      answers: ListShape(Type.Object(mapping)),
    },
    async ({ db, moment }, { from, to, basis, ...query }) => {
      const all = await mappingList(db, moment, { from, to })
      const items = all.filter((each) => basis === undefined || each.basis === basis)
      return pageThrough(items.map(mappingItem), query, (item) => item.id)
    },
  )
  read(
    app,
    '/framework-comparison',
    {
      query: CompareQuery,
      tag,
      summary: 'Two editions side by side: what of one has no counterpart in the other',
      answers: ListShape(
        Type.Object({
          id: text,
          side: Type.Enum(['one', 'other']),
          ...titled,
          counterparts: Type.Array(text),
          isAlone: Type.Boolean(),
        }),
      ),
    },
    async (reader, { one, other, ...query }) => {
      const { compared } = await comparedEditions(reader, one, other)
      const alone = (side: 'one' | 'other') => (each: RecordedObjective) => ({
        id: upperText(each.upper),
        side,
        ...titleOf(each.titles, reader),
        counterparts: [],
        isAlone: true,
      })
      const items = [
        ...compared.matched.map(({ objective: each, counterparts }) => ({
          ...alone('one')(each),
          counterparts: counterparts.map((met) => upperText(met.objective.upper)),
          isAlone: false,
        })),
        ...compared.aloneHere.map(alone('one')),
        ...compared.aloneThere.map(alone('other')),
      ]
      return pageThrough(items, query, (item) => `${item.id} ${item.title}`)
    },
  )
}

function titleOf(titles: Titles, { locale }: Pick<Reader, 'locale'>) {
  const shown = titleIn(titles, locale)
  return { title: shown.text, titleLanguage: shown.locale }
}

const editionItem = ({ titles, ...rest }: EditionListed, reader: Reader) => ({
  id: `${rest.framework}@${rest.edition}`,
  ...rest,
  ...titleOf(titles, reader),
})

const objectiveItem = (
  { upper, titles, place: _place, ...rest }: RecordedObjective,
  reader: Reader,
) => ({ id: upperText(upper), code: upper.code, ...rest, ...titleOf(titles, reader) })

function mappingItem({ from, to, ...rest }: Mapping) {
  const ends = { from: upperText(from), to: upperText(to) }
  return { id: `${ends.from} ${ends.to}`, ...ends, ...rest }
}
