import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { PageQuery, TextField } from '#platform/http/queries.ts'
import { locales } from '#platform/i18n/locale.ts'
import { rhythms, standings } from './model/person.ts'

/** Long enough for every password that is taken, short enough to be no burden. */
const PasswordField = Type.String({ maxLength: 1024 })
const AddressField = Type.String({ maxLength: 254 })
const NameField = Type.String({ maxLength: 120 })
const LocaleField = Type.Enum([...locales])
/** The secret of a link in a letter. */
const SecretField = Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9_-]*$' })
/** Where to go on: what is no path of ours is passed over when it is used. */
const WayOnField = Type.String({ maxLength: 2000 })

export const NothingBody = Type.Object({})
export const PlainQuery = PageQuery({
  done: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z-]*$' })),
})

export const SignInQuery = PageQuery({
  to: Type.Optional(WayOnField),
  done: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z-]*$' })),
})
export const SignInBody = Type.Object({
  email: AddressField,
  password: PasswordField,
  to: Type.Optional(WayOnField),
})

export const LinkQuery = PageQuery({ token: Type.Optional(SecretField) })
export const InvitationBody = Type.Object({
  token: SecretField,
  name: NameField,
  locale: LocaleField,
  password: PasswordField,
})

export const RecoverBody = Type.Object({ email: AddressField })
export const RecoverNewBody = Type.Object({ token: SecretField, password: PasswordField })

export const NameBody = Type.Object({ name: NameField, version: VersionField })
export const AddressBody = Type.Object({
  email: AddressField,
  current: Type.Optional(PasswordField),
})
export const AddressConfirmBody = Type.Object({ token: SecretField })
export const PasswordBody = Type.Object({ current: PasswordField, password: PasswordField })
export const LettersBody = Type.Object({
  locale: LocaleField,
  letters: Type.Enum([...rhythms]),
  version: VersionField,
})
export const TokenBody = Type.Object({
  name: Type.String({ maxLength: 80 }),
  days: Type.Integer(),
  scopes: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 100 })),
})

export const PeopleQuery = PageQuery({
  q: Type.Optional(TextField),
  standing: Type.Optional(Type.Enum(['', ...standings])),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  done: Type.Optional(Type.String({ maxLength: 40, pattern: '^[a-z-]*$' })),
})
export const InviteBody = Type.Object({ email: AddressField, name: NameField, locale: LocaleField })
