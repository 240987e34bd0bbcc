import { Type } from 'typebox'
import { VersionField } from '#platform/doors/version.ts'
import {
  ApiQuery,
  DayField,
  IdField,
  idOf,
  PageQuery,
  pagingFields,
  TextField,
} from '#platform/http/queries.ts'
import { allRights } from './model/rights.ts'
import { roles } from './model/roles.ts'

const YesNo = Type.Enum(['true', 'false'])
const WhyField = Type.String({ minLength: 1, maxLength: 500 })
const RightField = Type.Enum([...allRights])
const OfRole = Type.Enum([...roles], { description: 'Only those of this role' })
const OfOffice = idOf('Only those at this office')
const WithRight = Type.Enum([...allRights], { description: 'Only those that give this right' })

/** What lists of posts are narrowed by, in the API. */
export const PostsQuery = ApiQuery({
  ...pagingFields,
  role: Type.Optional(OfRole),
  office: Type.Optional(OfOffice),
  vacant: Type.Optional(
    Type.Enum(['true', 'false'], {
      description: 'Only posts that nobody holds, or only held ones',
    }),
  ),
})

/** The same on the page, whose form sends empty fields too. */
export const PostsPageQuery = PageQuery({
  role: Type.Optional(Type.Enum(['', ...roles])),
  office: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:._-]*$', maxLength: 120 })),
  vacant: Type.Optional(Type.Enum(['', 'true', 'false'])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

export const RolesQuery = ApiQuery({
  ...pagingFields,
  role: Type.Optional(OfRole),
  right: Type.Optional(WithRight),
})

/** What an access review is narrowed by. */
export const AccessQuery = ApiQuery({
  ...pagingFields,
  office: Type.Optional(OfOffice),
  right: Type.Optional(WithRight),
  person: Type.Optional(idOf('Only what this person may do')),
})

export const AccessPageQuery = PageQuery({
  office: Type.Optional(Type.String({ pattern: '^[A-Za-z0-9:._-]*$', maxLength: 120 })),
  right: Type.Optional(Type.Enum(['', ...allRights])),
  cursor: Type.Optional(Type.String({ maxLength: 500, pattern: '^[A-Za-z0-9_-]*$' })),
})

/** A post to be made; titles where it is to be called otherwise than by its role. */
export const MakeBody = Type.Object({
  role: Type.Enum([...roles]),
  office: IdField,
  titleEn: Type.Optional(TextField),
  titleFr: Type.Optional(TextField),
  titleEs: Type.Optional(TextField),
  titleAr: Type.Optional(TextField),
  confinedTo: Type.Optional(TextField),
  isPublic: Type.Optional(YesNo),
  from: DayField,
  until: Type.Optional(DayField),
  why: WhyField,
})

/** Which holding is to end; the latest, unless told. */
export const VacateQuery = PageQuery({ holding: Type.Optional(IdField) })
/** Which lent rights are to end; the latest, unless told. */
export const TakeBackQuery = PageQuery({ delegation: Type.Optional(IdField) })

/** Who is to hold a post. */
export const AppointBody = Type.Object({
  person: Type.Optional(IdField),
  publicName: Type.Optional(TextField),
  from: DayField,
  until: Type.Optional(DayField),
  why: WhyField,
  version: VersionField,
})

/** From when somebody no longer holds the post. */
export const VacateBody = Type.Object({
  holding: IdField,
  day: DayField,
  why: WhyField,
  version: VersionField,
})

/** Which rights go to the holder of which post; none named: all of them. */
export const LendBody = Type.Object({
  toPost: IdField,
  rights: Type.Optional(Type.Array(RightField, { maxItems: 50 })),
  from: DayField,
  until: DayField,
  reason: WhyField,
  version: VersionField,
})

/** Which lent rights end when. */
export const TakeBackBody = Type.Object({
  delegation: IdField,
  day: DayField,
  why: WhyField,
  version: VersionField,
})

/** From when a post is no more. */
export const EndBody = Type.Object({ day: DayField, why: WhyField, version: VersionField })
