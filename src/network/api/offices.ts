import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { read } from '#platform/http/answer.ts'
import { cursorFrom, pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import { DatedShape, ListShape, periodShape, recordedShape } from '#platform/http/shapes.ts'
import { dated } from '#platform/period.ts'
import { found, Refusal } from '#platform/refusal.ts'
import { OfficesQuery, UnitsQuery } from '#network/forms.ts'
import { isOffice } from '#network/views/lists.ts'
import { officeFilterFrom, refuseUnknownIn } from '#network/views/narrowing.ts'
import { lineageOf, lineageRows } from '#network/views/lineage.ts'
import { atOffice } from '#network/views/office-day.ts'
import { officePage, unitList } from '#network/views/office.ts'
import { officeList } from '#network/views/offices.ts'
import { totalOf } from '#network/views/remembered.ts'
import { maybeNumber, maybeText, text } from './fields.ts'
import { officeLinked, officesLinked, unitsLinked } from './linked/documents.ts'

const OfficeShape = DatedShape({
  name: text,
  kind: text,
  city: maybeText,
  cityName: maybeText,
  country: maybeText,
  countryName: maybeText,
  countryNumeric: maybeText,
  latitude: maybeNumber,
  longitude: maybeNumber,
  functions: Type.Array(text),
  languages: Type.Array(text),
  ...recordedShape,
})

/** Offices, one office, units. */
export function officesApi(app: FastifyInstance): void {
  read(
    app,
    '/offices',
    {
      query: OfficesQuery,
      answers: ListShape(OfficeShape),
      tag: 'network',
      summary: 'The offices on a day',
      linked: officesLinked,
    },
    async (reader, { limit = 100, cursor, certainty, ...query }) => {
      const { db, moment, locale } = reader
      const filter = officeFilterFrom(query)
      await refuseUnknownIn(db, filter)
      const possible = certainty === 'possible'
      const place = {
        locale,
        limit,
        cursor: cursorFrom(cursor, 2),
        possible,
        total: await totalOf(reader, { filter, possible }),
      }
      const page = await officeList(db, moment, filter, place)
      return { ...page, items: page.items.map(dated) }
    },
  )
  const line = (fields: Parameters<typeof Type.Object>[0]) =>
    Type.Array(Type.Object({ ...fields, holds: Type.Boolean(), ...periodShape }))
  read(
    app,
    '/offices/:id',
    {
      query: ApiQuery({}),
      tag: 'network',
      summary: 'One office with its whole life',
      linked: officeLinked,
      stance: atOffice,
      answers: Type.Object({
        id: text,
        name: text,
        kind: maybeText,
        city: maybeText,
        cityName: maybeText,
        country: maybeText,
        countryName: maybeText,
        latitude: maybeNumber,
        longitude: maybeNumber,
        names: line({ name: text, language: text }),
        kinds: line({ kind: text }),
        places: line({ city: text, cityName: maybeText }),
        lines: line({ reportsTo: text, name: text }),
        functions: line({ function: text, heldFor: text, heldForName: maybeText }),
        coverage: line({ covers: text, coversName: maybeText, condition: text }),
        countries: Type.Array(Type.Object({ id: text, name: text })),
        languages: line({ language: text }),
        contacts: line({ channel: text, value: text, remark: text }),
        successions: line({
          office: text,
          name: text,
          successor: text,
          successorName: text,
          manner: text,
        }),
        lineage: line({
          direction: Type.Enum(['before', 'after'], {
            description: 'where the office came from, or what became of it',
          }),
          generation: Type.Integer({
            description: 'how many steps from the office; 1 is next to it',
          }),
          office: text,
          name: text,
          successor: text,
          successorName: text,
          manner: text,
        }),
        units: line({ id: text, name: text, kind: maybeText, partOf: text, position: maybeNumber }),
        neighbours: Type.Array(Type.Object({ id: text, name: text, kind: text })),
      }),
    },
    async ({ db, moment, locale }, _query, { id = '' }) => {
      const office = found(await officePage(db, moment, locale, id), 'network/unknown-office')
      const lineage = lineageRows(await lineageOf(db, moment, id))
      const {
        names,
        kinds,
        places,
        lines,
        functions,
        coverage,
        languages,
        contacts,
        successions,
        units,
        ...rest
      } = office
      return {
        ...rest,
        names: names.map(dated),
        kinds: kinds.map(dated),
        places: places.map(dated),
        lines: lines.map(dated),
        functions: functions.map(dated),
        coverage: coverage.map(dated),
        languages: languages.map(dated),
        contacts: contacts.map(dated),
        successions: successions.map(dated),
        lineage: lineage.map(dated),
        units: units.map(dated),
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
      linked: unitsLinked,
      answers: ListShape(
        DatedShape({
          name: text,
          kind: maybeText,
          partOf: text,
          position: maybeNumber,
          ...recordedShape,
        }),
      ),
    },
    async ({ db, moment }, { office, ...query }) => {
      if (office !== undefined && !(await isOffice(db, office)))
        throw new Refusal('invalid', 'request/invalid', {
          faults: [{ field: 'office', reason: 'field/office' }],
        })
      const units = await unitList(db, moment, office ?? null)
      const page = pageThrough(units, query, (unit) => `${unit.id} ${unit.name}`)
      return { ...page, items: page.items.map(dated) }
    },
  )
}
