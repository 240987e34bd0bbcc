import { type Fault, Refusal } from '#platform/refusal.ts'

/** A form with fields of names that its schema cannot list. */
type Sent = Readonly<Record<string, unknown>>

/** The texts of a form under these names; those that were not sent are not there. Refuses one that was sent twice (`field/once`). */
export function fieldsTyped(sent: Sent, names: readonly string[]): Record<string, string> {
  const faults: Fault[] = []
  const fields = names.flatMap((name): [string, string][] => {
    const value = sent[name]
    if (value === undefined || value === null) return []
    if (typeof value === 'string') return [[name, value]]
    faults.push({ field: name, reason: 'field/once' })
    return []
  })
  if (faults.length > 0) throw new Refusal('invalid', 'form/invalid', { faults })
  return Object.fromEntries(fields)
}

interface TypedHead {
  first: string
  languages?: string[]
  from: string
  to: string
  covers?: string[]
}

/** A head as it was typed: the language it is written in comes first, whether it is ticked or not. `asked` are the languages of the form. */
export function headTyped(
  { first, languages = [], from, to, covers = [], ...rest }: TypedHead & Sent,
  asked: readonly string[],
) {
  const titles = fieldsTyped(
    rest,
    asked.map((language) => `title.${language}`),
  )
  return {
    titles: Object.fromEntries(
      Object.entries(titles).map(([name, text]) => [name.slice('title.'.length), text]),
    ),
    languages: [...new Set([first, ...languages])],
    from,
    to,
    covers,
  }
}
