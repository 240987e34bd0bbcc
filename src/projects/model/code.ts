import { type Static, Type } from 'typebox'

/** How an organisation makes the codes of its projects, as `organisations/projects/codes.json` holds it. */
export const CodeSchemeContent = Type.Object(
  {
    /** What stands between the letters of the type and the number. */
    separator: Type.String({ maxLength: 3 }),
    /** The least digits of the number. */
    digits: Type.Integer({ minimum: 1, maximum: 9 }),
    /** The first number ever given. */
    first: Type.Integer({ minimum: 0 }),
    /** Whether each type counts for itself, or all together. */
    counting: Type.Enum(['by-type', 'all']),
    source: Type.String(),
  },
  { additionalProperties: false },
)
export type CodeScheme = Static<typeof CodeSchemeContent>

/** What a code is made of: the letters of the type, and the number. */
export interface CodeParts {
  type: string
  number: number
}

/** The code of these: `DP.2154`. */
export const codeOf = (
  { separator, digits }: Pick<CodeScheme, 'separator' | 'digits'>,
  { type, number }: CodeParts,
): string => `${type}${separator}${String(number).padStart(digits, '0')}`

/** What a code is made of; null where the scheme makes no such codes. */
export function numberOf(
  scheme: Pick<CodeScheme, 'separator' | 'digits'>,
  code: string,
): CodeParts | null {
  const [, type, rest = ''] = /^([A-Z]{2})(.*)$/.exec(code) ?? []
  if (type === undefined || !rest.startsWith(scheme.separator)) return null
  const written = rest.slice(scheme.separator.length)
  if (!/^\d{1,9}$/.test(written)) return null
  const parts = { type, number: Number(written) }
  return codeOf(scheme, parts) === code ? parts : null
}
