import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'

/** The id of a part. */
export const PartId = Type.String({ pattern: '^[a-z][a-z0-9-]*$', maxLength: 120 })

/** The fields of a part; `names` tells which there are, by examples. */
export const fieldsOfPart = (names: string) =>
  Type.Record(Type.String(), Type.String({ maxLength: 20_000 }), {
    description: `Flat: ${names} …; days are ISO days, amounts exact decimals`,
  })

type Fields = ReturnType<typeof fieldsOfPart>

/** A part to be added, of one of these kinds. */
export const addPartBody = <Kind extends string>(kinds: readonly Kind[], fields: Fields) =>
  Type.Object({ kind: Type.Enum([...kinds]), parent: Type.Optional(PartId), fields })

/** What a part says from now on. */
export const writePartBody = (fields: Fields) => Type.Object({ fields, version: VersionField })

/** Where a part goes. */
export const MovePartBody = Type.Object({
  to: Type.Enum(['up', 'down', 'under']),
  parent: Type.Optional(PartId),
  version: VersionField,
})

/** That a part goes. */
export const RemovePartBody = Type.Object({ version: VersionField })

/** A part as its form sends it: its fields under their own names, which no schema can list. */
export const PartForm = Type.Object(
  { version: VersionField },
  { additionalProperties: Type.Unknown() },
)

/** What somebody typed or copied to name what is cited. */
export const UpperField = Type.String({
  minLength: 1,
  maxLength: 500,
  description: 'Like sdg@2015/10.7 or p-vienna@2/o3, or the address of its page',
})

/** What a part is to cite, or no longer. */
export const UppersBody = Type.Object({
  uppers: Type.Array(UpperField, { minItems: 1, maxItems: 100 }),
})

/** What is cited, ticked in the list or typed. */
export const CiteForm = Type.Object({
  uppers: Type.Optional(Type.Array(UpperField, { maxItems: 500 })),
  typed: Type.Optional(UpperField),
})

/** What is no longer cited. */
export const UnciteForm = Type.Object({ upper: UpperField })
