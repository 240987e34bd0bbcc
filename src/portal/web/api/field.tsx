import type { Reader } from '#platform/http/reader.ts'
import { isLocale, ownNames } from '#platform/i18n/locale.ts'
import type { ApiRead, ReadField } from './reads.ts'

/** Where the words of a field's choices stand: of this read's field, else of the field in any read. A choice without is shown as it is written. */
const choiceWords: Record<string, (choice: string) => string> = {
  function: (choice) => `network.function.${choice}`,
  kind: (choice) => `network.kind.${choice}`,
  'bodies.kind': (choice) => `liaison.kind.${choice}`,
  'partners.kind': (choice) => `partners.kind.${choice}`,
  'findings.kind': (choice) => `network.finding.${choice}.title`,
  'changes.kind': (choice) => `network.compare.change.${choice}`,
  axis: (choice) => `network.compare.axis.${choice}`,
  basis: (choice) => `portal.api.value.basis.${choice}`,
  scheme: (choice) => `world.scheme.${choice}`,
  count: (choice) =>
    choice === 'liaison' ? 'liaison.restated.count' : `network.restated.count.${choice}`,
  by: (choice) => `network.restated.by.${choice}`,
  certainty: (choice) => `portal.api.value.certainty.${choice}`,
  all: (choice) => `portal.api.value.all.${choice}`,
}

/** The key of the words that say what a field means: of this read, else of every read that has it. */
export const fieldWords = (read: ApiRead, field: ReadField, has: (key: string) => boolean) => {
  const own = `portal.api.field.${read.key}.${field.name}`
  return has(own) ? own : `portal.api.field.${field.name}`
}

interface FieldProps {
  read: ApiRead
  field: ReadField
  reader: Reader
}

/** A field with its name in the API, what it means, its limits, and a place to fill it in. */
export function Field({ read, field, reader }: FieldProps) {
  const { words } = reader
  const id = `${read.key}-${field.name}`
  const limits = limitsOf(field, reader)
  return (
    <div class="api__field">
      <label for={id}>
        <code>{field.name}</code>
        {field.isRequired && <small> {words.t('portal.api.required')}</small>}
      </label>
      <Input {...{ read, field, reader, id }} />
      <p class="api__hint" id={`${id}-hint`}>
        {words.t(fieldWords(read, field, words.has))}
        {limits !== '' && ` ${limits}`}
      </p>
    </div>
  )
}

/** How small and large it may be, and what counts where it is not given. */
function limitsOf({ input, least, most, usual }: ReadField, { words }: Reader): string {
  const parts: string[] = []
  if (input === 'number' && least !== null && most !== null)
    parts.push(words.t('portal.api.range', { least, most }))
  if (input === 'text' && most !== null) parts.push(words.t('portal.api.length', { most }))
  if (usual !== null) parts.push(words.t('portal.api.usual', { usual }))
  return parts.join(' ')
}

function Input({ read, field, reader, id }: FieldProps & { id: string }) {
  const { name, isRequired, least, most, usual } = field
  const given = {
    class: 'ds-input',
    id,
    name,
    required: isRequired,
    'aria-describedby': `${id}-hint`,
  }
  const asked = Object.entries(reader.asked).find(([key]) => key === name)?.[1]
  switch (field.input) {
    case 'choice':
      return (
        <select {...given}>
          {!isRequired && <option value="">{reader.words.t('portal.api.any')}</option>}
          {field.choices.map((choice) => (
            <option value={choice}>{choiceText(choice, { read, field, reader })}</option>
          ))}
        </select>
      )
    case 'day':
      return <input {...given} type="date" min="1900-01-01" max="2199-12-31" value={asked} />
    case 'number':
      return (
        <input
          {...given}
          type="number"
          min={least ?? undefined}
          max={most ?? undefined}
          placeholder={usual ?? undefined}
        />
      )
    case 'text':
      return <input {...given} type="text" dir="ltr" maxLength={most ?? undefined} value={asked} />
  }
}

/** A choice as it is written in an address, with its words where it has some. */
function choiceText(choice: string, { read, field, reader: { words } }: FieldProps): string {
  if (field.name === 'lang' && isLocale(choice)) return `${choice} – ${ownNames[choice]}`
  if (field.name === 'sort' && choice.startsWith('-'))
    return words.t('portal.api.sort.down', { field: choice })
  const key = (choiceWords[`${read.key}.${field.name}`] ?? choiceWords[field.name])?.(choice)
  return key === undefined || !words.has(key) ? choice : `${choice} – ${words.t(key)}`
}
