import { Type } from 'typebox'
import { ApiQuery, PageQuery, pagingFields } from '#platform/http/queries.ts'
import { locales } from '#platform/i18n/locale.ts'
import { paperFormats, paperKinds } from '#papers/model/paper.ts'

const Paper = Type.Enum([...paperKinds])
const Language = Type.Enum([...locales])
/** `proposal@1`. */
const Template = Type.String({ pattern: '^[a-z][a-z0-9-]*@[1-9]\\d{0,4}$', maxLength: 80 })
const Report = Type.String({ pattern: '^[a-z0-9-]+$', maxLength: 80 })
const Version = Type.Integer({ minimum: 1, maximum: 999_999 })

/** A document that is to be made. */
export const MakeBody = Type.Object(
  {
    paper: Paper,
    language: Language,
    format: Type.Enum([...paperFormats]),
    template: Type.Optional(Template),
    version: Type.Optional(Version),
    report: Type.Optional(Report),
  },
  { additionalProperties: false },
)

/** To whom a document was sent. */
export const SentBody = Type.Object(
  { recipient: Type.String({ minLength: 1, maxLength: 300 }), day: Type.String({ maxLength: 10 }) },
  { additionalProperties: false },
)

/** The form that makes a document: a template that is not chosen is the one in use. */
export const MakeForm = Type.Object({
  paper: Paper,
  language: Language,
  format: Type.Enum([...paperFormats]),
  template: Type.Optional(Type.Union([Type.Literal(''), Template])),
})

/** Which document is chosen beforehand. */
export const MakeQuery = PageQuery({
  paper: Type.Optional(Paper),
  language: Type.Optional(Language),
  template: Type.Optional(Type.Union([Type.Literal(''), Template])),
})

/** Which document is looked at; the form sends what else it has. */
export const PreviewQuery = PageQuery({
  paper: Type.Optional(Type.Union([Type.Literal(''), Paper])),
  language: Type.Optional(Type.Union([Type.Literal(''), Language])),
  format: Type.Optional(Type.String({ maxLength: 10 })),
  template: Type.Optional(Type.Union([Type.Literal(''), Template])),
})

/** Which document the API is asked to show, in the language of the answer. */
export const ApiPreviewQuery = ApiQuery({
  paper: Type.Enum([...paperKinds], { description: 'Which document' }),
  template: Type.Optional(
    Type.String({
      pattern: '^[a-z][a-z0-9-]*@[1-9]\\d{0,4}$',
      description: 'A certain version of a template, like `proposal@1`',
    }),
  ),
})

export const PapersQuery = ApiQuery(pagingFields)
