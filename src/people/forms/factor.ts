import { Type } from 'typebox'

/** What a browser's passkey answered, as JSON. */
const AnswerField = Type.String({ maxLength: 20_000 })
/** Six digits or a recovery code, as somebody typed it. */
const CodeField = Type.String({ maxLength: 60 })
const StampField = Type.String({ maxLength: 100, pattern: '^[\\w-]*$' })
/** Where to go on: what is no path of ours is passed over when it is used. */
const WayOnField = Type.Optional(Type.String({ maxLength: 2000 }))

export const PasskeyBody = Type.Object({
  name: Type.String({ maxLength: 60 }),
  answer: AnswerField,
})
/** The password, where no second factor was shown. */
export const PasskeyRemovalBody = Type.Object({
  current: Type.Optional(Type.String({ maxLength: 1024 })),
})
export const ShowPasskeyBody = Type.Object({ answer: AnswerField, to: WayOnField })

export const AppBody = Type.Object({ stamp: StampField, code: CodeField, to: WayOnField })
export const CodesBody = Type.Object({ stamp: StampField, code: CodeField })
/** A code, or a passkey's answer. */
export const ProofBody = Type.Object({
  code: Type.Optional(CodeField),
  answer: Type.Optional(AnswerField),
  to: WayOnField,
})
/** A code, and beside it the password or a passkey's answer. */
export const RemovalBody = Type.Object({
  code: CodeField,
  password: Type.Optional(Type.String({ maxLength: 1024 })),
  answer: Type.Optional(AnswerField),
})

/** What the provider's answer carries in the address; more is passed over. */
export const BackQuery = Type.Object(
  {
    code: Type.Optional(Type.String({ maxLength: 4000 })),
    state: Type.String({ maxLength: 200 }),
    iss: Type.Optional(Type.String({ maxLength: 400 })),
    error: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: true },
)
