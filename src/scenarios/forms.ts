import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import {
  ApiQuery,
  DayField,
  IdField,
  idOf,
  InstantField,
  pagingFields,
} from '#platform/http/queries.ts'
import { changeKinds } from '#decisions/model/change.ts'
import { mostChanges, scenarioStates } from './model/scenario.ts'

const TitleField = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^[^\\u0000-\\u001f\\u007f]*$',
})
const NoteField = Type.String({ maxLength: 4000 })
const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const CellField = (most: number) => Type.Optional(Type.String({ maxLength: most }))
/** The key of a warning, as checks name it. */
const KeyField = Type.String({ minLength: 1, maxLength: 1000 })

/** What lists of scenarios are narrowed by, in the API. */
export const ScenariosQuery = ApiQuery({
  ...pagingFields,
  state: Type.Optional(
    Type.Enum([...scenarioStates], { description: 'Only scenarios in this state' }),
  ),
})

/** A read of one scenario's parts. */
export const PartsQuery = ApiQuery(pagingFields)

/** With which other scenario one is compared. */
export const CompareQuery = ApiQuery({
  ...pagingFields,
  with: idOf('The scenario to compare with: its id'),
})

/** A scenario to be drafted. */
export const DraftBody = Type.Object({
  title: TitleField,
  note: Type.Optional(NoteField),
  day: DayField,
})

/** A scenario's own fields, as its form sends them. */
export const EditBody = Type.Object({
  title: TitleField,
  note: Type.Optional(NoteField),
  day: DayField,
  version: VersionField,
})

const change = {
  kind: Type.Enum([...changeKinds]),
  subject: Type.String({ minLength: 1, maxLength: 120 }),
  value: CellField(200),
  qualifier: CellField(120),
  note: CellField(1000),
}

/** One change, added at the end of the list. */
export const ChangeBody = Type.Object({ ...change, version: VersionField })

/** A whole list in the place of the one there is. */
export const ReplaceBody = Type.Object({
  changes: Type.Array(Type.Object(change), { maxItems: mostChanges }),
  version: VersionField,
})

/** Which change goes out of the list, by its number. */
export const RemoveBody = Type.Object({
  number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }),
  version: VersionField,
})

/** What the branch is to be called. */
export const BranchBody = Type.Object({ title: TitleField })

/** Up to which moment somebody has seen what moved. */
export const RebaseBody = Type.Object({ seen: InstantField, version: VersionField })

/** Until when comments are taken, and of which offices beside those concerned. */
export const ConsultBody = Type.Object({
  deadline: DayField,
  offices: Type.Optional(Type.Array(IdField, { maxItems: 500 })),
  version: VersionField,
})

/** What somebody says: of a change, by its number, or of the whole; for an office. */
export const CommentBody = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 4000 }),
  change: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_000_000_000 })),
  office: Type.Optional(IdField),
})

/** Why it is not done. */
export const RejectBody = Type.Object({ reason: ReasonField, version: VersionField })

/** Why it is done, why it is not waited for those affected where it is not, and which warnings are signed for. */
export const AdoptBody = Type.Object({
  reason: ReasonField,
  unheard: Type.Optional(ReasonField),
  signed: Type.Optional(Type.Array(KeyField, { maxItems: 5000 })),
  version: VersionField,
})

/** Why it is given up, or taken back. */
export const WithdrawBody = Type.Object({ reason: ReasonField, version: VersionField })
