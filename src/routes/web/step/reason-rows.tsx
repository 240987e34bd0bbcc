import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { chosenOr } from '#platform/ui/form.tsx'
import { inOrder } from '#platform/tree/part.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { fieldsOf } from '#projects/model/writing.ts'
import type { Reading } from '#projects/web/reading/reading.ts'
import { longestText } from '#routes/model/verdict.ts'
import type { Naming } from '#routes/web/route/naming.ts'

/** So many empty rows are offered. */
const spare = 3

/** Reasons beside fields, row by row: what it is about, and the reason. */
export function ReasonRows({
  reading,
  naming,
  again,
  reader,
}: {
  reading: Reading
  naming: Naming
  again: Again | null
  reader: Reader
}) {
  const { words } = reader
  const [about, texts] = [chosenOr(again, 'about[]'), chosenOr(again, 'because[]')]
  const written = texts.findLastIndex((text) => text !== '') + 1
  const groups = choicesOf(reading, naming)
  return (
    <fieldset id="field-reasons">
      <legend>{words.t('routes.step.field.reasons')}</legend>
      <p class="form__hint">{words.t('routes.step.hint.reasons')}</p>
      {Array.from({ length: written + spare }, (_, at) => (
        <div class="route-row" id={`field-reasons.${at}`}>
          <select
            class="ds-input"
            name="about[]"
            aria-label={words.t('routes.step.row.about', { number: at + 1 })}
          >
            <option value="">{words.t('routes.step.row.about', { number: at + 1 })}</option>
            {groups.map(({ part, name, fields }) => (
              <optgroup label={name}>
                <option value={`${part}:`} selected={about[at] === `${part}:`}>
                  {words.t('routes.step.row.all', { part: name })}
                </option>
                {fields.map(({ id, label }) => (
                  <option value={id} selected={about[at] === id}>
                    {label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <input
            class="ds-input"
            type="text"
            name="because[]"
            maxLength={longestText}
            dir="auto"
            aria-label={words.t('routes.step.row.reason', { number: at + 1 })}
            placeholder={words.t('routes.step.row.reason', { number: at + 1 })}
            value={texts[at] ?? ''}
          />
        </div>
      ))}
    </fieldset>
  )
}

/** Every part with its fields, each field once and not once for each language. */
function choicesOf({ shown }: Reading, naming: Naming) {
  const writing = { template: shown.template, languages: shown.version.languages }
  return inOrder(shown.parts).map((part: ProjectPart) => ({
    part: part.part,
    name: naming.part(part.part),
    fields: [
      ...new Map(
        fieldsOf(part, writing)
          .filter(({ key }) => !/^(target|reached)\./.test(key))
          .map(({ key, name }) => [
            key,
            { id: `${part.part}:${key}`, label: naming.field(key === name ? name : key) },
          ]),
      ).values(),
    ],
  }))
}
