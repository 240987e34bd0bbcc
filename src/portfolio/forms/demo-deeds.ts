import { type Static, Type } from 'typebox'
import { paperFormats, paperKinds } from '#papers/model/paper.ts'
import { locales } from '#platform/i18n/locale.ts'
import { roles } from '#posts/model/roles.ts'
import { documentKinds } from '#projects/model/document.ts'
import { ownMoves } from '#projects/model/life.ts'
import { moves } from '#support/model/moves.ts'
import { outcomes } from '#support/model/request.ts'
import { Verdict } from './demo.ts'

const text = Type.String({ minLength: 1 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const strict = { additionalProperties: false } as const
const Role = Type.Enum([...roles])
/** On which day, and by the demo person of which role. */
const done = { on: Day, by: Role }

/** A verb of delivery with the fields of its form; `as` names what it made, so that later deeds can be about it (`@name`). */
const Verb = Type.Object(
  {
    ...done,
    verb: text,
    of: Type.Optional(text),
    checklist: Type.Optional(text),
    as: Type.Optional(text),
    fields: Type.Record(
      Type.String(),
      Type.Union([Type.String(), Type.Integer(), Type.Array(Type.String())]),
    ),
  },
  strict,
)

const Move = Type.Object(
  { ...done, move: Type.Enum([...ownMoves]), reason: Type.Optional(text) },
  strict,
)

/** A document that is attached: a text, which says that it is invented. */
const Attachment = Type.Object(
  { ...done, attach: Type.Enum([...documentKinds]), title: text, name: text, text },
  strict,
)

/** What is said at the open steps of a rule, by whoever has them. */
const Decision = Type.Object({ on: Day, decide: Verdict }, strict)

/** Fields of a part of a revision that are written otherwise. */
const Writing = Type.Object(
  {
    ...done,
    write: text,
    version: Type.Integer({ minimum: 2 }),
    fields: Type.Record(Type.String(), Type.String()),
  },
  strict,
)

/** A document that is made from the record and kept with it, and to whom it was sent. */
const Print = Type.Object(
  {
    ...done,
    print: Type.Enum([...paperKinds]),
    language: Type.Enum([...locales]),
    format: Type.Enum([...paperFormats]),
    report: Type.Optional(text),
    sentTo: Type.Optional(text),
  },
  strict,
)

const Deed = Type.Union([Verb, Move, Attachment, Decision, Writing, Print])

/** What demo people did with demo projects after endorsement, as `organisations/demo/deliveries.json` holds it. */
export const DemoDeedsFile = Type.Object(
  { deliveries: Type.Array(Type.Object({ project: text, deeds: Type.Array(Deed) }, strict)) },
  strict,
)
export type DemoDeed = Static<typeof Deed>

const SupportDeed = Type.Union([
  Type.Object(
    {
      on: Day,
      move: Type.Enum([...moves]),
      text: Type.Optional(text),
      outcome: Type.Optional(Type.Enum([...outcomes])),
      rating: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    },
    strict,
  ),
  Type.Object({ on: Day, hours: text, note: Type.Optional(text) }, strict),
  Type.Object({ ...done, say: text }, strict),
])

/** Requests for technical support, as `organisations/demo/support.json` holds them. */
export const DemoSupportFile = Type.Object(
  {
    requests: Type.Array(
      Type.Object(
        {
          ...done,
          office: text,
          kind: text,
          theme: text,
          country: Type.Optional(text),
          title: text,
          text,
          wanted: Type.Optional(Day),
          project: Type.Optional(text),
          deeds: Type.Array(SupportDeed),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type DemoRequest = Static<typeof DemoSupportFile>['requests'][number]
