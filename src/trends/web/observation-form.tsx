import type { Again } from '#platform/doors/forms.ts'
import type { Reader } from '#platform/http/reader.ts'
import { locales } from '#platform/i18n/locale.ts'
import { typedOr } from '#platform/ui/form.tsx'
import { themes } from '#posts/model/themes.ts'
import { placesToChoose } from '#world/views.ts'
import {
  confidences,
  directions,
  evidenceKinds,
  mostEvidence,
  type Observation,
  weights,
} from '#trends/model/observation.ts'
import { officeCities } from '#trends/views/choices.ts'
import { ChoiceInput, DayInput, TextInput, TickInput } from './inputs.tsx'
import { labelOf, LongInput } from './parts.tsx'

/** The fields of an observation: what it begins with, or nothing yet. */
export async function observationFields(
  reader: Reader,
  again: Again | null,
  beginning: Observation | null,
) {
  const { db, moment, locale, words } = reader
  const field = { again, words }
  const { areas, countries } = await placesToChoose(db, moment, locale)
  const cities = await officeCities({ db, moment, locale })
  const worded = (ids: readonly (string | number)[], keyOf: (id: string | number) => string) =>
    ids.map((id) => ({ id: String(id), name: words.t(keyOf(id)) }))
  const begin = (name: 'country' | 'area' | 'city') => beginning?.[name] ?? ''
  return (
    <>
      <fieldset class="trends__part">
        <legend>{words.t('trends.form.where')}</legend>
        <p class="form__hint">{words.t('trends.form.where-hint')}</p>
        <ChoiceInput name="country" options={countries} beginning={begin('country')} {...field} />
        <ChoiceInput name="area" options={areas} beginning={begin('area')} {...field} />
        <ChoiceInput name="city" options={cities} beginning={begin('city')} {...field} />
      </fieldset>
      <fieldset class="trends__part">
        <legend>{words.t('trends.form.when')}</legend>
        <DayInput name="from" beginning={beginning?.from} required {...field} />
        <DayInput name="to" beginning={beginning?.to} required {...field} />
      </fieldset>
      <ChoiceInput
        name="theme"
        options={worded(themes, (id) => `posts.theme.${id}`)}
        beginning={beginning?.theme}
        required
        {...field}
      />
      <LongInput
        name="text"
        beginning={beginning?.text ?? ''}
        most={4000}
        hint={words.t('trends.form.text-hint')}
        required
        {...field}
      />
      <TextInput
        name="language"
        beginning={beginning?.language ?? locale}
        hint={words.t('trends.form.language-hint', { codes: locales.join(', ') })}
        most={20}
        required
        {...field}
      />
      <ChoiceInput
        name="direction"
        options={worded(directions, (id) => `trends.direction.${id}`)}
        beginning={beginning?.direction}
        required
        {...field}
      />
      <ChoiceInput
        name="weight"
        options={worded(weights, (id) => `trends.weight.${id}`)}
        beginning={beginning === null ? '' : String(beginning.weight)}
        hint={words.t('trends.form.weight-hint')}
        required
        {...field}
      />
      <ChoiceInput
        name="confidence"
        options={worded(confidences, (id) => `trends.confidence.${id}`)}
        beginning={beginning?.confidence}
        required
        {...field}
      />
      <EvidenceRows again={again} beginning={beginning} words={words} />
      <TickInput name="isPublic" isTicked={beginning?.isPublic ?? false} {...field} />
      <p class="form__hint">{words.t('trends.form.public-hint')}</p>
    </>
  )
}

/** So many rows of evidence are always open; the others when something stands in them. */
const alwaysOpen = 2

interface EvidenceProps {
  again: Again | null
  beginning: Observation | null
  words: Reader['words']
}

/** Room for what the observation rests on; rows that stay empty are left out. */
function EvidenceRows({ again, beginning, words }: EvidenceProps) {
  const rows = Array.from({ length: mostEvidence }, (_, row) => row)
  const one = (row: number) => (
    <EvidenceRow row={row} again={again} beginning={beginning} words={words} />
  )
  const isFilled = (row: number) =>
    typedOr(again, `evidenceTitle.${row}`, beginning?.evidence[row]?.title) !== '' ||
    typedOr(again, `evidenceAddress.${row}`) !== ''
  const further = rows.slice(alwaysOpen)
  return (
    <>
      <p class="form__hint">{words.t('trends.form.evidence-hint')}</p>
      {rows.slice(0, alwaysOpen).map(one)}
      <details open={further.some(isFilled)}>
        <summary>{words.t('trends.form.more-evidence')}</summary>
        {further.map(one)}
      </details>
    </>
  )
}

function EvidenceRow({ row, again, beginning, words }: EvidenceProps & { row: number }) {
  const field = { again, words }
  const own = beginning?.evidence[row]
  return (
    <fieldset class="trends__part">
      <legend>{words.t('trends.form.evidence', { number: row + 1 })}</legend>
      <TextInput name={`evidenceTitle.${row}`} beginning={own?.title} {...field} />
      <TextInput
        name={`evidenceAddress.${row}`}
        beginning={own?.address ?? ''}
        most={1000}
        isAddress
        {...field}
      />
      <ChoiceInput
        name={`evidenceKind.${row}`}
        options={evidenceKinds.map((id) => ({ id, name: words.t(`trends.evidence.${id}`) }))}
        beginning={own?.kind}
        {...field}
      />
    </fieldset>
  )
}

/** What a title of the form says of the office: one of those the reader may observe for. */
export const OfficeInput = ({
  offices,
  again,
  words,
}: {
  offices: readonly { id: string; name: string }[]
  again: Again | null
  words: Reader['words']
}) => {
  const [only] = offices
  return offices.length === 1 && only !== undefined ? (
    <p>
      {labelOf('office', words)}: <bdi>{only.name}</bdi>
      <input type="hidden" name="office" value={only.id} />
    </p>
  ) : (
    <ChoiceInput name="office" options={offices} required again={again} words={words} />
  )
}
