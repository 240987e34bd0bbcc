import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { Refusal } from '#platform/refusal.ts'

const bytes = Type.String({ pattern: '^[\\w-]+$', maxLength: 8000 })

/** What a browser's `toJSON` gives; more may stand beside it and is left out. */
const of = <Response extends TSchema>(response: Response) =>
  Type.Object({ id: bytes, rawId: bytes, type: Type.Literal('public-key'), response })

const Registration = of(
  Type.Object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  }),
)
const Assertion = of(
  Type.Object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }),
)

/** The passkey that a browser made, as it stood in a form. Refuses what is none (`people/passkey-refused`). */
export const readRegistration = (answer: string): RegistrationResponseJSON => ({
  ...read(Registration, answer),
  clientExtensionResults: {},
})

/** The passkey that a browser showed, as it stood in a form. Refuses what is none (`people/passkey-refused`). */
export const readAssertion = (answer: string): AuthenticationResponseJSON => ({
  ...read(Assertion, answer),
  clientExtensionResults: {},
})

function read<Schema extends TSchema>(schema: Schema, answer: string): Static<Schema> {
  const given = Value.Clean(schema, parsed(answer))
  if (Value.Check(schema, given)) return given
  throw new Refusal('forbidden', 'people/passkey-refused')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
