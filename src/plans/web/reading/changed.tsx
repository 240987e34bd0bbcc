import type { Reader } from '#platform/http/reader.ts'
import type { FieldChange } from '#platform/tree/compare.ts'
import { wordMarks } from '#platform/tree/word-marks.ts'
import { directionOfLanguage } from '#platform/i18n/wording.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { fieldName, fieldValue } from './field.ts'

interface ChangesProps {
  changes: readonly FieldChange[]
  reader: Pick<Reader, 'words' | 'locale'>
  template?: Pick<PlanTemplate, 'parts'>
}

/** Fields before and after: in texts what went and what came is marked word by word, other values stand whole. */
export const FieldChanges = ({ changes, reader, template }: ChangesProps) => (
  <dl class="plan__changes">
    {changes.map((change) => (
      <>
        <dt>{fieldName(change.field, reader, template)}</dt>
        <dd>
          <Changed change={change} reader={reader} />
        </dd>
      </>
    ))}
  </dl>
)

/** What became of one field. */
export function Changed({
  change: { field, before, after },
  reader,
}: {
  change: FieldChange
  reader: Pick<Reader, 'words'>
}) {
  const [key, language] = field.split('.')
  const isText = language !== undefined && key !== 'target'
  const attributes = isText ? { lang: language, dir: directionOfLanguage(language) } : {}
  const shown = (value: string) => (isText ? value : fieldValue(field, value, reader))
  if (isText && before !== null && after !== null)
    return (
      <p class="plan__marked" {...attributes}>
        {wordMarks(before, after).map(({ text, mark }) => {
          if (mark === 'kept') return text
          return mark === 'gone' ? <del>{text}</del> : <ins>{text}</ins>
        })}
      </p>
    )
  return (
    <p class="plan__marked" {...attributes}>
      {before !== null && <del>{shown(before)}</del>} {after !== null && <ins>{shown(after)}</ins>}
    </p>
  )
}
