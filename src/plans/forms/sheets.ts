import { type Static, Type } from 'typebox'
import { FileBytes } from '#platform/doors/files.ts'
import { VersionField } from '#platform/doors/version.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { planLevels } from '#plans/model/level.ts'

/** For plans of which level an empty workbook is, in which languages, and for which years targets are set. */
export const EmptyQuery = PageQuery({
  level: Type.Enum([...planLevels]),
  language: Type.Optional(Type.String({ pattern: '^([a-z]{2,3}(,[a-z]{2,3}){0,11})?$' })),
  from: Type.Optional(Type.String({ pattern: '^([12][0-9]{3})?$' })),
})
export type EmptyAsked = Static<typeof EmptyQuery>

/** Bytes as text travels: a workbook that came once, sent again when its good rows are taken. */
const Base64 = Type.String({
  pattern: '^[A-Za-z0-9+/]*={0,2}$',
  maxLength: 1_400_000,
  description: 'The bytes of the .xlsx file, in base64',
})

/** A workbook as its form sends it: the file to look through, or the one that was looked through with the word to take its good rows. */
export const ImportForm = Type.Object({
  upload: Type.Optional(FileBytes),
  held: Type.Optional(Base64),
  version: Type.Optional(VersionField),
})

/** A workbook in the API. */
export const WorkbookBody = Type.Object({
  workbook: Base64,
  take: Type.Optional(
    Type.Boolean({ description: 'Take the good rows; without it nothing is written' }),
  ),
  version: Type.Optional(VersionField),
})
