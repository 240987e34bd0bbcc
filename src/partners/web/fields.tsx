import { isDay } from '#platform/day.ts'
import type { Again } from '#platform/doors/forms.ts'
import type { StaleField } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import { locales, ownNames } from '#platform/i18n/locale.ts'
import type { Words } from '#platform/i18n/words.ts'
import { chosenOr, DayField, Field, TextField, typedOr } from '#platform/ui/form.tsx'
import { LongField } from '#platform/ui/long-field.tsx'
import { placesToChoose } from '#world/views.ts'
import { type Partner, partnerKinds, referenceText } from '#partners/model/partner.ts'
import { labelOf } from './parts.tsx'

const nameFields = { en: 'nameEn', fr: 'nameFr', es: 'nameEs', ar: 'nameAr' } as const

/** The fields of a partner: what it is now, or nothing yet; only a new one chooses its id. */
export async function partnerFields(reader: Reader, again: Again | null, partner: Partner | null) {
  const { words, db, moment, locale } = reader
  const { countries } = await placesToChoose(db, moment, locale)
  const field = (name: string) => ({ name, label: labelOf(name, words), again, words })
  const hinted = (name: string) => ({ ...field(name), hint: words.t(`partners.hint.${name}`) })
  const kinds = partnerKinds.map((id) => ({ id, name: words.t(`partners.kind.${id}`) }))
  return (
    <>
      {locales.map((language) => (
        <TextField
          {...field(nameFields[language])}
          label={words.t('partners.name-in', { language: ownNames[language] })}
          beginning={partner?.names[language] ?? ''}
          required={language === 'en'}
        />
      ))}
      {partner === null && <TextField {...hinted('id')} most={80} isAddress />}
      <Choices {...field('kind')} options={kinds} chosen={partner?.kind ?? ''} required />
      <Choices {...field('country')} options={countries} chosen={partner?.country ?? ''} />
      <LongField
        {...hinted('references')}
        most={4000}
        beginning={partner?.references.map(referenceText).join('\n') ?? ''}
      />
      <LongField
        {...hinted('alsoNamed')}
        most={4000}
        beginning={partner?.alsoNamed.join('\n') ?? ''}
      />
      <TextField {...field('website')} most={1000} isAddress beginning={partner?.website ?? ''} />
      <p class="form__check">
        <input
          type="checkbox"
          id="field-isEuropeanUnion"
          name="isEuropeanUnion"
          value="true"
          checked={chosenOr(
            again,
            'isEuropeanUnion',
            partner?.isEuropeanUnion === true ? ['true'] : [],
          ).includes('true')}
        />
        <label for="field-isEuropeanUnion">{labelOf('isEuropeanUnion', words)}</label>
      </p>
      <DayField {...field('from')} beginning={partner?.from ?? ''} />
      <DayField {...hinted('until')} beginning={partner?.until ?? ''} />
      <TextField {...field('source')} most={1000} beginning={partner?.source ?? ''} />
    </>
  )
}

interface ChoicesProps {
  name: string
  label: string
  again: Again | null
  words: Words
  options: readonly { id: string; name: string }[]
  chosen: string
  required?: boolean
}

const Choices = ({ options, chosen, required = false, ...field }: ChoicesProps) => (
  <Field {...field}>
    {(attributes) => (
      <select class="ds-input" {...attributes} required={required}>
        <option value="" />
        {options.map(({ id, name }) => (
          <option value={id} selected={id === typedOr(field.again, field.name, chosen)}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** A value of a field as people read it. */
export function shownAs(field: string, value: string, words: Words): string {
  if (field === 'kind') return words.t(`partners.kind.${value}`)
  if (field === 'isEuropeanUnion') return words.t('partners.yes-no.yes')
  return isDay(value) ? words.day(value) : value
}

/** Whether a field is written, and not chosen: of the others one keeps one side or the other. */
export const isWritten = (field: string): boolean =>
  !['kind', 'country', 'isEuropeanUnion'].includes(field)

/** Where a written field is written anew. */
export function Anew({ stale: { field, mine }, words }: { stale: StaleField; words: Words }) {
  const label = `${labelOf(field, words)}: ${words.t('platform.conflict.anew')}`
  return (
    <textarea class="ds-input" name={field} aria-label={label} dir="auto">
      {mine.join('\n')}
    </textarea>
  )
}
