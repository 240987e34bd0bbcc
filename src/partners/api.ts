import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { versionOf } from '#platform/doors/version.ts'
import { write } from '#platform/doors/write.ts'
import { read } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { ApiQuery } from '#platform/http/queries.ts'
import type { Reader } from '#platform/http/reader.ts'
import { ListShape, recordedShape } from '#platform/http/shapes.ts'
import type { Locale } from '#platform/i18n/locale.ts'
import { found } from '#platform/refusal.ts'
import { refuseUnknown } from '#world/views.ts'
import { addPartner, editPartner } from './actions.ts'
import { AddBody, EditBody, PartnersQuery } from './forms.ts'
import { describedFrom } from './forms/typed.ts'
import { heldByPartner } from './model/held.ts'
import { nameOf, partnerKinds, referenceText } from './model/partner.ts'
import { searchedText } from './model/searched.ts'
import { paths } from './paths.ts'
import { partnerBy, partnerList, type RecordedPartner } from './views.ts'

const tag = 'partners'
const text = Type.String()
const maybe = Type.Union([text, Type.Null()])
const Day = Type.Union([Type.String({ format: 'date' }), Type.Null()])

const partner = {
  id: text,
  name: text,
  kind: Type.Enum([...partnerKinds]),
  country: maybe,
  references: Type.Array(text),
  alsoNamed: Type.Array(text),
  website: maybe,
  isEuropeanUnion: Type.Boolean(),
  isEdited: Type.Boolean(),
  from: Day,
  until: Day,
  source: maybe,
  ...recordedShape,
}

/** Organisations outside, and the verbs by which they are recorded. */
export function partnersApi(app: FastifyInstance): void {
  partnerReads(app)
  partnerWrites(app)
}

function listed({ names: _names, references, ...rest }: RecordedPartner, name: string) {
  return { ...rest, name, references: references.map(referenceText) }
}

const byName = (locale: Locale) => (a: RecordedPartner, b: RecordedPartner) =>
  nameOf(a, locale).localeCompare(nameOf(b, locale), locale)

function partnerReads(app: FastifyInstance): void {
  read(
    app,
    paths.partners,
    {
      query: PartnersQuery,
      tag,
      summary: 'Organisations outside that give money or work with us, A to Z',
      answers: ListShape(Type.Object(partner)),
    },
    async ({ db, moment, locale }, { kind, country, europeanUnion, ...query }) => {
      await refuseUnknown(db, { country })
      const isEuropeanUnion = europeanUnion === undefined ? undefined : europeanUnion === 'true'
      const all = await partnerList(db, moment, { kind, country, isEuropeanUnion })
      const page = pageThrough(all.toSorted(byName(locale)), query, searchedText)
      return { ...page, items: page.items.map((each) => listed(each, nameOf(each, locale))) }
    },
  )
  read(
    app,
    paths.partner(':id'),
    {
      query: ApiQuery({}),
      tag,
      summary: 'An organisation outside, with its names in every language',
      answers: Type.Object({
        ...partner,
        names: Type.Record(Type.Enum(['en', 'fr', 'es', 'ar']), text),
        version: text,
      }),
    },
    async ({ db, moment, locale }, _query, { id = '' }) => {
      const one = found(await partnerBy(db, moment, id), 'partners/unknown-partner')
      const version = versionOf(heldByPartner(one))
      return { ...listed(one, nameOf(one, locale)), names: one.names, version }
    },
  )
}

const Done = Type.Object({ id: Type.String() })

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

/** The verbs of partners: they call what the forms of the pages call. */
function partnerWrites(app: FastifyInstance): void {
  const told = { tag, answers: Done, admission: { right: 'funds.mobilise' } } as const
  write(app, paths.partners, {
    ...told,
    body: AddBody,
    summary: 'Records an organisation outside',
    handle: async (reader, { id, ...typed }) => ({
      id: await addPartner(byOf(reader), { id: id ?? null, ...describedFrom(typed) }),
    }),
  })
  write(app, paths.edit(':id'), {
    ...told,
    body: EditBody,
    summary: 'Says otherwise what an organisation outside is; what was said stays recorded',
    handle: async (reader, { version, why, ...typed }, { id = '' }) => {
      await editPartner(byOf(reader), id, { ...describedFrom(typed), version, why })
      return { id }
    },
  })
}
