import { directionOfLanguage } from '#platform/i18n/wording.ts'
import type { FieldChange, PartChange } from '#platform/tree/compare.ts'
import { wordMarks } from '#platform/tree/word-marks.ts'
import type { ProjectKind } from '#projects/model/kinds.ts'
import { type Around, fieldName, fieldValue } from '#projects/web/reading/field.ts'
import type { Reading } from '#projects/web/reading/reading.ts'
import type { Naming } from '#routes/web/route/naming.ts'

/** What became of a project since it was given back: part by part, field by field. */
export function ChangedSince({
  changes,
  reading,
  naming,
}: {
  changes: readonly PartChange<ProjectKind>[]
  reading: Reading
  naming: Naming
}) {
  const { words } = reading.reader
  if (changes.length === 0) return <p class="empty">{words.t('routes.step.unchanged')}</p>
  return (
    <>
      {changes.map(({ part, kind, became, isMoved, fields }) => {
        const place = naming.place(part)
        const name = naming.part(part)
        return (
          <section class={`plan__difference plan__difference--${became}`}>
            <h3 class="ds-heading" data-size="2xs">
              <span class="plan__number">{words.t(`projects.kind.${kind}`)}</span>{' '}
              {place === null ? (
                <bdi>{name}</bdi>
              ) : (
                <a class="ds-link" href={place}>
                  <bdi>{name}</bdi>
                </a>
              )}{' '}
              <span class="plan__became">{words.t(`projects.compare.became.${became}`)}</span>
            </h3>
            {isMoved && <p>{words.t('projects.compare.moved')}</p>}
            <dl class="plan__changes">
              {fields.map((each) => (
                <>
                  <dt>{fieldName(each.field, reading.reader)}</dt>
                  <dd>
                    <Field change={each} reading={reading} />
                  </dd>
                </>
              ))}
            </dl>
          </section>
        )
      })}
    </>
  )
}

/** One field: in texts what went and what came is marked word by word, other values stand whole. */
function Field({
  change: { field, before, after },
  reading: { reader, root, types, offices, places },
}: {
  change: FieldChange
  reading: Reading
}) {
  const [key, language, age] = field.split('.')
  const isText = language !== undefined && age === undefined && key !== 'target'
  const attributes = isText ? { lang: language, dir: directionOfLanguage(language) } : {}
  const around: Around = { currency: root.fields['currency'], types, offices, places }
  const shown = (value: string) => (isText ? value : fieldValue(field, value, reader, around))
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
