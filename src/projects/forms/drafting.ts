import { Type } from 'typebox'
import { FileBytes } from '#platform/doors/files.ts'
import { VersionField } from '#platform/doors/version.ts'
import { CountryField, IdField, PageQuery, TextField } from '#platform/http/queries.ts'
import { PartId, UpperField } from '#platform/tree/forms.ts'
import { documentKinds } from '#projects/model/document.ts'
import { projectKinds } from '#projects/model/kinds.ts'
import { lessonBases } from '#projects/model/lesson.ts'

const LanguageField = Type.String({ pattern: '^[a-z]{2,3}$' })
const MaybeId = Type.Optional(
  Type.String({ pattern: '^([A-Za-z0-9][A-Za-z0-9:._-]*)?$', maxLength: 120 }),
)
const MaybeType = Type.Optional(Type.String({ pattern: '^([A-Z]{2})?$' }))
const LongField = Type.String({ minLength: 1, maxLength: 4000 })
const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const Themes = Type.Array(IdField, { maxItems: 20 })
const Countries = Type.Array(CountryField, { maxItems: 300 })
/** Fields under their own names, which no schema can list: read with `fieldsTyped`. */
const others = { additionalProperties: Type.Unknown() }

/** What was just done, told once on the page of a section. */
export const SectionQuery = PageQuery({
  done: Type.Optional(Type.String({ pattern: '^[a-z-]{0,40}$' })),
  q: Type.Optional(TextField),
})

/** The first step of a new project: for which office, of which type, about what, as a copy of which. */
export const BeginQuery = PageQuery({
  office: MaybeId,
  type: MaybeType,
  themes: Type.Optional(Type.Union([IdField, Themes])),
  copy: Type.Optional(TextField),
})

/** A new project as its form sends it; its title stands under its language (`title.fr`). */
export const BeginForm = Type.Object(
  {
    office: IdField,
    first: LanguageField,
    copy: Type.Optional(Type.String({ maxLength: 200 })),
    countries: Type.Optional(Countries),
    uppers: Type.Optional(Type.Array(UpperField, { maxItems: 100 })),
    confidential: Type.Optional(Type.Literal('yes')),
  },
  others,
)

/** Fields of the project itself as the form of a section sends them. */
export const RootForm = Type.Object(
  {
    first: Type.Optional(LanguageField),
    /** Whether the next section is wanted after saving. */
    next: Type.Optional(Type.Literal('yes')),
    version: VersionField,
  },
  others,
)

/** What part is to be added, and under which. */
export const AddQuery = PageQuery({
  kind: Type.Optional(Type.Enum([...projectKinds])),
  under: Type.Optional(PartId),
})

/** A new part as its form sends it. Its kind goes under a name that no field of a part has: people and budget lines have a `kind` of their own. */
export const AddPartForm = Type.Object(
  { 'part-kind': Type.Enum([...projectKinds]), parent: PartId },
  others,
)

/** What somebody looks for among what can be cited. */
export const CiteQuery = PageQuery({ q: Type.Optional(TextField) })

const CommentId = Type.String({ pattern: '^pc-[a-f0-9-]+$', maxLength: 60 })
const FieldName = Type.String({ pattern: '^[A-Za-z0-9.-]*$', maxLength: 120 })

/** Beside what something is to be said, or to what replied. */
export const CommentQuery = PageQuery({
  part: Type.Optional(PartId),
  field: Type.Optional(FieldName),
  answers: Type.Optional(CommentId),
})

/** What is said. */
export const CommentForm = Type.Object({
  part: PartId,
  field: Type.Optional(FieldName),
  answers: Type.Optional(CommentId),
  text: LongField,
})

/** What was dealt with. */
export const SettleForm = Type.Object({ comment: CommentId })

/** Of which document a further version is to be attached, or of which kind a new one. */
export const AttachQuery = PageQuery({
  follows: MaybeId,
  kind: Type.Optional(Type.Enum([...documentKinds])),
})

/** A document as its form sends it, and what its file is called. */
export const AttachForm = Type.Object({
  kind: Type.Enum([...documentKinds]),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  language: Type.Optional(LanguageField),
  follows: Type.Optional(IdField),
  file: Type.Optional(FileBytes),
  'file-name': Type.Optional(Type.String({ maxLength: 300 })),
})

/** Why a document goes. */
export const DetachForm = Type.Object({ reason: ReasonField })

/** What was learnt; its texts stand under their languages. */
export const LessonForm = Type.Object(
  {
    themes: Type.Optional(Themes),
    countries: Type.Optional(Countries),
    type: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
    basis: Type.Enum([...lessonBases]),
    version: Type.Optional(VersionField),
  },
  others,
)

/** Nothing but the button. */
export const NothingForm = Type.Object({})

/** A move as its form sends it. */
export const MoveForm = Type.Object({ reason: Type.Optional(ReasonField), version: VersionField })

/** Whether a project is confidential, as a form sends it. */
export const ConfidentialForm = Type.Object({
  confidential: Type.Optional(Type.Literal('yes')),
  version: VersionField,
})
