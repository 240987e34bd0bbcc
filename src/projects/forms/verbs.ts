import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import { CountryField, IdField } from '#platform/http/queries.ts'
import { addPartBody, fieldsOfPart, PartId, writePartBody } from '#platform/tree/forms.ts'
import { documentKinds, mostOfDocument } from '#projects/model/document.ts'
import { projectKinds } from '#projects/model/kinds.ts'
import { lessonBases } from '#projects/model/lesson.ts'
import { ownMoves } from '#projects/model/life.ts'

const LanguageField = Type.String({ pattern: '^[a-z]{2,3}$', description: 'ISO 639, such as fr' })
const Languages = Type.Array(LanguageField, {
  maxItems: 12,
  description: 'The first is the one it is written in',
})
const FieldsField = fieldsOfPart(
  'title.en, text.fr, office, from, to, currency, target.women.18-59',
)
const LongField = Type.String({ minLength: 1, maxLength: 4000 })
const ReasonField = Type.String({ minLength: 1, maxLength: 2000 })
const CommentId = Type.String({ pattern: '^pc-[a-f0-9-]+$', maxLength: 60 })
const NumberField = Type.Integer({ minimum: 1, maximum: 999_999 })

/** A project to be begun. */
export const BeginBody = Type.Object({
  fields: FieldsField,
  languages: Languages,
  countries: Type.Optional(Type.Array(CountryField, { maxItems: 300 })),
  template: Type.Optional(IdField),
  copyOf: Type.Optional(Type.Object({ project: IdField, number: NumberField })),
  isConfidential: Type.Optional(Type.Boolean()),
})

/** The head of a version: all fields of the project itself. */
export const HeadBody = Type.Object({
  fields: FieldsField,
  languages: Languages,
  version: VersionField,
})

/** A part to be added. */
export const AddPartBody = addPartBody(projectKinds, FieldsField)

/** What a part says from now on. */
export const WritePartBody = writePartBody(FieldsField)

/** What somebody says: beside a part (`project`: the whole) or one of its fields, as a reply where a comment is named. */
export const CommentBody = Type.Object({
  part: PartId,
  field: Type.Optional(Type.String({ maxLength: 120 })),
  text: LongField,
  answers: Type.Optional(CommentId),
})

/** Nothing but the address. */
export const NothingBody = Type.Object({})

/** A document to be attached, its bytes in base64. */
export const AttachBody = Type.Object({
  kind: Type.Enum([...documentKinds]),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  language: Type.Optional(LanguageField),
  name: Type.String({ minLength: 1, maxLength: 300, description: 'What the file is called' }),
  content: Type.String({
    pattern: '^[A-Za-z0-9+/]*={0,2}$',
    maxLength: Math.ceil((mostOfDocument + 1024) / 3) * 4,
    description: 'Base64; PDF, DOCX, XLSX, PNG, JPEG or plain text, no macros, at most 20 MB',
  }),
  follows: Type.Optional(IdField),
})

/** Why a document is taken away. */
export const DetachBody = Type.Object({ reason: ReasonField })

/** A move that is made here. */
export const MoveBody = Type.Object({
  move: Type.Enum([...ownMoves]),
  reason: Type.Optional(ReasonField),
  version: VersionField,
})

/** Whether a project is confidential. */
export const ConfidentialBody = Type.Object({
  isConfidential: Type.Boolean(),
  version: VersionField,
})

/** With whom a project is shared, or no longer. */
export const ShareBody = Type.Object({
  kind: Type.Enum(['person', 'post', 'office']),
  id: IdField,
})

const ByLanguage = Type.Record(Type.String(), Type.String({ maxLength: 10_000 }), {
  description: 'By language',
})
const lesson = {
  titles: ByLanguage,
  texts: ByLanguage,
  themes: Type.Optional(Type.Array(IdField, { maxItems: 20 })),
  countries: Type.Optional(Type.Array(CountryField, { maxItems: 300 })),
  type: Type.Optional(Type.String({ pattern: '^[A-Z]{2}$' })),
  basis: Type.Enum([...lessonBases]),
}

/** What was learnt. */
export const LessonBody = Type.Object(lesson)

/** What was learnt, rewritten. */
export const EditLessonBody = Type.Object({ ...lesson, version: VersionField })
