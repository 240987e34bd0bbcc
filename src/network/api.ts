import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { cursorFrom, pageOf } from '#platform/http/paging.ts'
import { ApiQuery, pagingFields } from '#platform/http/queries.ts'
import { DatedShape, ListShape, periodShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { country, refuseUnknown } from '#world/views.ts'
import { findingsApi } from './api/findings.ts'
import { OfficesQuery, ResponsibleQuery, UnitsQuery } from './forms.ts'
import { functionsInUse, isOffice, isSiteLanguage, kindsInUse, structureOn, type WordInUse } from './views/lists.ts'
import { officePage, unitList } from './views/office.ts'
import { officeList } from './views/offices.ts'
import { responsibleFor } from './views/responsible.ts'

const nullable = (schema: ReturnType<typeof Type.String>) => Type.Union([schema, Type.Null()])
const text = Type.String()
const maybeText = nullable(text)
const maybeNumber = Type.Union([Type.Number(), Type.Null()])

const OfficeShape = DatedShape({
  name: text,
  kind: text,
  city: maybeText,
  cityName: maybeText,
  country: maybeText,
  countryName: maybeText,
  latitude: maybeNumber,
  longitude: maybeNumber,
  functions: Type.Array(text),
  languages: Type.Array(text),
})

/** The reads of the network: offices, units, who is responsible, the words in use, the structure. */
export function networkApi(app: FastifyInstance): void {
  officeReads(app)
  vocabularyReads(app)
  structureReads(app)
  findingsApi(app)
}

function officeReads(app: FastifyInstance): void {
  read(
    app,
    '/offices',
    { query: OfficesQuery, answers: ListShape(OfficeShape), tag: 'network', summary: 'The offices on a day' },
    async ({ db, moment, locale }, { limit = 100, cursor, certainty, ...filter }) => {
      await refuseUnknown(db, filter)
      await refuseUnknownLanguage(db, filter.language)
      const place = { locale, limit, cursor: cursorFrom(cursor, 2), possible: certainty === 'possible' }
      const page = await officeList(db, moment, filter, place)
      return { ...page, items: page.items.map(dated) }
    },
  )
  const line = (fields: Parameters<typeof Type.Object>[0]) => Type.Array(Type.Object({ ...fields, holds: Type.Boolean(), ...periodShape }))
  read(
    app,
    '/offices/:id',
    {
      query: ApiQuery({}),
      tag: 'network',
      summary: 'One office with its whole life',
      answers: Type.Object({
        id: text, name: text, kind: maybeText, city: maybeText, cityName: maybeText, country: maybeText, countryName: maybeText,
        latitude: maybeNumber, longitude: maybeNumber,
        names: line({ name: text, language: text }),
        kinds: line({ kind: text }),
        places: line({ city: text, cityName: maybeText }),
        lines: line({ reportsTo: text, name: text }),
        functions: line({ function: text, heldFor: text, heldForName: maybeText }),
        coverage: line({ covers: text, coversName: maybeText, condition: text }),
        countries: Type.Array(Type.Object({ id: text, name: text })),
        languages: line({ language: text }),
        contacts: line({ channel: text, value: text, remark: text }),
        successions: line({ office: text, name: text, successor: text, successorName: text, manner: text }),
        units: line({ id: text, name: text, kind: maybeText, partOf: text, position: maybeNumber }),
        neighbours: Type.Array(Type.Object({ id: text, name: text, kind: text })),
      }),
    },
    async ({ db, moment, locale }, _query, { id = '' }) => {
      const office = found(await officePage(db, moment, locale, id), 'network/unknown-office')
      const { names, kinds, places, lines, functions, coverage, languages, contacts, successions, units, ...rest } = office
      return {
        ...rest,
        names: names.map(dated), kinds: kinds.map(dated), places: places.map(dated), lines: lines.map(dated),
        functions: functions.map(dated), coverage: coverage.map(dated), languages: languages.map(dated),
        contacts: contacts.map(dated), successions: successions.map(dated), units: units.map(dated),
      }
    },
  )
  read(
    app,
    '/units',
    {
      query: UnitsQuery,
      tag: 'network',
      summary: 'The units inside an office, or all',
      answers: ListShape(DatedShape({ name: text, kind: maybeText, partOf: text, position: maybeNumber })),
    },
    async ({ db, moment }, { office, limit = 100, cursor }) => {
      if (office !== undefined && !(await isOffice(db, office)))
        throw new Refusal('invalid', 'request/invalid', { faults: [{ field: 'office', reason: 'field/office' }] })
      const units = await unitList(db, moment, office ?? null)
      const after = Number(cursorFrom(cursor, 1)?.[0] ?? 0)
      const rows = units.slice(after, after + limit + 1).map((unit, at) => ({ unit, at: after + at }))
      return pageOf(rows, units.length, limit, {
        item: ({ unit }) => dated(unit),
        keys: () => [String(after + limit)],
      })
    },
  )
}

async function refuseUnknownLanguage(db: Parameters<typeof isSiteLanguage>[0], language: string | undefined): Promise<void> {
  if (language === undefined || (await isSiteLanguage(db, language))) return
  throw new Refusal('invalid', 'request/invalid', { faults: [{ field: 'language', reason: 'field/language' }] })
}

function vocabularyReads(app: FastifyInstance): void {
  const WordShape = Type.Object({ id: text, name: text, offices: Type.Integer(), first: maybeText, last: maybeText })
  const listed = (rows: WordInUse[], name: (id: string) => string) => ({
    items: rows.map((row) => ({ ...row, name: name(row.id) })),
    total: rows.length,
    next: null,
  })
  read(app, '/kinds', { query: ApiQuery({}), answers: ListShape(WordShape), tag: 'network', summary: 'What an office can be' },
    async ({ db, moment, words }) => listed(await kindsInUse(db, moment), (id) => words.t(`network.kind.${id}`)))
  read(app, '/functions', { query: ApiQuery({}), answers: ListShape(WordShape), tag: 'network', summary: 'What an office can be responsible for' },
    async ({ db, moment, words }) => listed(await functionsInUse(db, moment), (id) => words.t(`network.function.${id}`)))
}

function structureReads(app: FastifyInstance): void {
  read(
    app,
    '/countries/:iso3/responsible',
    {
      query: ResponsibleQuery,
      tag: 'network',
      summary: 'Who is responsible for a country, for what, and why',
      answers: ListShape(
        DatedShape({
          office: text, officeName: text, kind: maybeText, function: text, via: text, viaName: maybeText,
          basis: Type.Enum(['held-for', 'coverage']), membership: Type.Enum(['stated', 'derived']), condition: text, holds: Type.Boolean(),
        }),
      ),
    },
    async ({ db, moment, locale }, query, { iso3 = '' }) => {
      found(await country(db, moment, locale, iso3), 'world/unknown-country')
      const mandates = await responsibleFor(db, moment, iso3, { locale, function: query.function })
      const items = mandates.map((row) => ({ id: `${row.office}:${row.function}:${row.via}`, ...dated(row) }))
      return { items, total: items.length, next: null }
    },
  )
  read(
    app,
    '/structure',
    {
      query: ApiQuery({ ...pagingFields, limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: 5000 })) }),
      tag: 'network',
      summary: 'Offices and units with what they report to',
      answers: ListShape(
        Type.Object({ id: text, type: text, name: text, kind: maybeText, parent: maybeText, position: maybeNumber, certainty: text }),
      ),
    },
    async ({ db, moment }, { limit = 5000, cursor }) => {
      const nodes = await structureOn(db, moment)
      const after = Number(cursorFrom(cursor, 1)?.[0] ?? 0)
      const rows = nodes.slice(after, after + limit + 1)
      return pageOf(rows, nodes.length, limit, { item: (node) => node, keys: () => [String(after + limit)] })
    },
  )
}
