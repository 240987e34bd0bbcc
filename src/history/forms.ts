import { Type } from 'typebox'
import type { Static } from 'typebox'
import { DayField, IdField } from '#platform/http/queries.ts'
import type { EntryFilter } from './model/entry.ts'

const orNothing = <Pattern extends string>(pattern: Pattern, maxLength: number) =>
  Type.String({ pattern: `^(?:${pattern})?$`, maxLength })

/** The filters of the history as a form sends them; an empty one does not narrow. */
export const filterFields = {
  office: Type.Optional(orNothing('[A-Za-z0-9][A-Za-z0-9:._-]*', 120)),
  person: Type.Optional(orNothing('[A-Za-z0-9][A-Za-z0-9:._-]*', 120)),
  deed: Type.Optional(orNothing('[a-z]+\\.[a-z-]+', 80)),
  record: Type.Optional(orNothing('[a-z][a-z0-9-]*(?::[A-Za-z0-9][A-Za-z0-9:._-]*)?', 140)),
  from: Type.Optional(Type.Union([DayField, Type.Literal('')])),
  until: Type.Optional(Type.Union([DayField, Type.Literal('')])),
}

/** The same for the API, where an empty filter is a mistake. */
export const apiFilterFields = {
  office: Type.Optional(
    Type.String({ ...IdField, description: 'Only deeds at this office, or done to it' }),
  ),
  person: Type.Optional(Type.String({ ...IdField, description: 'Only deeds of this person' })),
  deed: Type.Optional(
    Type.String({
      pattern: '^[a-z]+\\.[a-z-]+$',
      maxLength: 80,
      description: 'Only deeds of this kind, like `sources.loaded`',
    }),
  ),
  record: Type.Optional(
    Type.String({
      pattern: '^[a-z][a-z0-9-]*(:[A-Za-z0-9][A-Za-z0-9:._-]*)?$',
      maxLength: 140,
      description: 'Only what was done to this record, or changed what is stated of it: `type:id`',
    }),
  ),
  from: Type.Optional(Type.String({ ...DayField, description: 'From this day on' })),
  until: Type.Optional(Type.String({ ...DayField, description: 'Until the end of this day' })),
}

const Fields = Type.Object(filterFields)

/** What is asked for, in the words of the views. Days begin where the organisation is. */
export const filterFrom = (
  { office, person, deed, record, from, until }: Static<typeof Fields>,
  timeZone: string,
): EntryFilter => ({
  office: office || undefined,
  person: person || undefined,
  name: deed || undefined,
  subject: record || undefined,
  from: from || undefined,
  until: until || undefined,
  timeZone,
})
