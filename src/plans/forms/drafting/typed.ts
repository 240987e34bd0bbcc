import { fieldsTyped } from '#platform/tree/typed.ts'

/** A form with fields of names that its schema cannot list. */
type Sent = Readonly<Record<string, unknown>>

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
    asked.map((language) => ({ name: `title.${language}`, field: { type: 'text' } })),
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
