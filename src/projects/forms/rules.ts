import { type Static, Type } from 'typebox'
import { Refusal } from '#platform/refusal.ts'
import { type Reading, readRows } from '#platform/rows.ts'
import { CodeSchemeContent } from '#projects/model/code.ts'
import { isMove } from '#projects/model/life.ts'
import { NeedContent } from '#projects/model/need.ts'
import { TemplateContent } from '#projects/model/template.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const Dates = {
  from: Type.Union([day, Type.Null()]),
  until: Type.Union([day, Type.Null()]),
}
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })

/** A version of a template as its file holds it. */
export const TemplateFile = Type.Object(
  { id, version: Type.Integer({ minimum: 1 }), ...Dates, content: TemplateContent },
  { additionalProperties: false },
)

/** What moves need, as `needs.json` holds it. */
export const NeedsFile = Type.Object(
  {
    needs: Type.Array(
      Type.Object(
        {
          id,
          move: Type.Refine(Type.String(), (text) => isMove(text)),
          ...Dates,
          ...NeedContent.properties,
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)
export type NeedsFile = Static<typeof NeedsFile>

/** How codes are made, as `codes.json` holds it. */
export const CodesFile = Type.Array(
  Type.Object({ ...Dates, scheme: CodeSchemeContent }, { additionalProperties: false }),
)

const dayText = /^\d{4}-\d{2}-\d{2}$/
const languages = ['en', 'fr', 'es', 'ar'] as const
const named = ['name_en', 'name_fr', 'name_es', 'name_ar'] as const
const serviceColumns = ['code', ...named, 'from', 'until', 'source'] as const
const typeColumns = ['code', 'service', ...named, 'from', 'until', 'source'] as const

type NamedRow = Reading<(typeof serviceColumns)[number]>

function readNamed({ row, fault }: NamedRow) {
  const names = Object.fromEntries(
    languages.map((language) => [language, row[`name_${language}`]] as const),
  )
  for (const language of languages)
    if (names[language] === '') fault(`name_${language}`, 'field/missing')
  for (const column of ['from', 'until'] as const)
    if (row[column] !== '' && !dayText.test(row[column])) fault(column, 'field/day')
  if (row.source === '') fault('source', 'field/missing')
  return { names, from: row.from || null, until: row.until || null, source: row.source }
}

/** The types of projects as `types.csv` holds them. Refuses wrong rows (`projects/file`), each named. */
export function readTypes(file: string, text: string) {
  const { rows, wrong } = readRows(file, text, typeColumns, (reading) => {
    const { row, fault } = reading
    if (!/^[A-Z]{2}$/.test(row.code)) fault('code', 'projects/wrong-type')
    return { code: row.code, service: row.service || null, ...readNamed(reading) }
  })
  refuseWrong(wrong)
  return rows
}

/** The services as `services.csv` holds them. Refuses wrong rows (`projects/file`), each named. */
export function readServices(file: string, text: string) {
  const { rows, wrong } = readRows(file, text, serviceColumns, (reading) => ({
    code: reading.row.code,
    ...readNamed(reading),
  }))
  refuseWrong(wrong)
  return rows
}

function refuseWrong(wrong: ReturnType<typeof readRows>['wrong']): void {
  if (wrong.length === 0) return
  const faults = wrong.map(({ file, row, field, reason, details }) => ({
    field: `${file}:${row}${field === '' ? '' : `:${field}`}`,
    reason,
    ...(details === undefined ? {} : { details }),
  }))
  throw new Refusal('invalid', 'projects/file', { faults })
}
