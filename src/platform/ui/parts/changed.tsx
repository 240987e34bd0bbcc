import { directionOfLanguage } from '#platform/i18n/wording.ts'
import type { FieldChange } from '#platform/tree/compare.ts'
import { wordMarks } from '#platform/tree/word-marks.ts'

interface ChangesProps {
  changes: readonly FieldChange[]
  /** What a field is called. */
  name: (field: string) => string
  /** A value that is no text in a language, as people read it. */
  shown: (field: string, value: string) => string
}

/** Fields before and after: in texts what went and what came is marked word by word, other values stand whole. */
export const FieldChanges = ({ changes, name, shown }: ChangesProps) => (
  <dl class="plan__changes">
    {changes.map((change) => (
      <>
        <dt>{name(change.field)}</dt>
        <dd>
          <Changed change={change} shown={shown} />
        </dd>
      </>
    ))}
  </dl>
)

/** What became of one field. */
export function Changed({
  change: { field, before, after },
  shown,
}: { change: FieldChange } & Pick<ChangesProps, 'shown'>) {
  // `title.en` is a text; a target bears its year, a count of people its sex and age.
  const [key, language, age] = field.split('.')
  const isText = language !== undefined && age === undefined && key !== 'target'
  const attributes = isText ? { lang: language, dir: directionOfLanguage(language) } : {}
  if (isText && before !== null && after !== null)
    return (
      <p class="plan__marked" {...attributes}>
        {wordMarks(before, after).map(({ text, mark }) => {
          if (mark === 'kept') return text
          return mark === 'gone' ? <del>{text}</del> : <ins>{text}</ins>
        })}
      </p>
    )
  const said = (value: string) => (isText ? value : shown(field, value))
  return (
    <p class="plan__marked" {...attributes}>
      {before !== null && <del>{said(before)}</del>} {after !== null && <ins>{said(after)}</ins>}
    </p>
  )
}
