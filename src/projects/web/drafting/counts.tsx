import type { Again } from '#platform/doors/forms.ts'
import { wordsOf } from '#platform/http/problem.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { typedOr } from '#platform/ui/form.tsx'
import { ageGroups, sexes } from '#projects/model/fields.ts'
import { type Counted, countOf } from '#projects/model/people.ts'

/** Whether a field counts people. */
export const isCount = (name: string): boolean => /^(target|reached)\./.test(name)

/** What a count is called: of what, of whom. */
export function countName(name: string, { words }: Pick<Reader, 'words'>): string {
  const [of = '', sex = '', age = ''] = name.split('.')
  const whose = [sex, age].map((each) => words.t(`projects.of.${each}`))
  return `${words.t(`projects.field.${of}-people`)}: ${words.list([...new Set(whose)])}`
}

interface CountsProps {
  of: Counted
  fields: PartFields
  again: Again | null
  reader: Reader
}

/** How many people of each sex and age group, as a table to write in; what they come to stands below, each counted once. */
export function CountTable({ of, fields, again, reader }: CountsProps) {
  const { words } = reader
  const { total, women, men } = countOf(fields, of)
  return (
    <fieldset>
      <legend>{words.t(`projects.field.${of}-people`)}</legend>
      <p class="form__hint">{words.t('projects.draft.counts-hint')}</p>
      <table class="write__counts">
        <thead>
          <tr>
            <th scope="col">{words.t('projects.draft.age')}</th>
            {sexes.map((sex) => (
              <th scope="col">{words.t(`projects.of.${sex}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ageGroups.map((age) => (
            <tr>
              <th scope="row">{words.t(`projects.of.${age}`)}</th>
              {sexes.map((sex) => (
                <td>
                  <Count
                    name={`${of}.${sex}.${age}`}
                    fields={fields}
                    again={again}
                    reader={reader}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {total > 0 && (
        <p>
          {words.t('projects.draft.counted', { total, women, men, other: total - women - men })}
        </p>
      )}
    </fieldset>
  )
}

function Count({ name, fields, again, reader }: Omit<CountsProps, 'of'> & { name: string }) {
  const { words } = reader
  const fault = again?.refusal.faults.find(({ field }) => field === name)
  const label = countName(name, reader)
  return (
    <>
      <input
        class="ds-input"
        type="text"
        inputMode="numeric"
        maxLength={15}
        dir="ltr"
        id={`field-${name}`}
        name={name}
        aria-label={label}
        value={typedOr(again, name, fields[name] ?? '')}
        {...(fault === undefined
          ? {}
          : { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${name}` })}
      />
      {fault !== undefined && (
        <p class="form__fault" id={`fault-${name}`}>
          {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
        </p>
      )}
    </>
  )
}
