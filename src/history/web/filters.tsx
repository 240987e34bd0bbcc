import { linkTo, type Reader } from '#platform/http/reader.ts'
import { ChoiceOf } from '#platform/ui/choice.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import type { EntryFilter } from '#history/model/entry.ts'
import { paths } from '#history/paths.ts'
import type { Choice as Chosen } from '#history/views/choices.ts'

interface FiltersProps {
  reader: Reader
  filter: EntryFilter
  offices: readonly Chosen[]
  people: readonly Chosen[]
  deeds: readonly Chosen[]
}

/** The plain form that narrows the history. */
export function Filters({ reader, filter, offices, people, deeds }: FiltersProps) {
  const { words } = reader
  const select = (name: string, chosen: string | undefined, choices: readonly Chosen[]) =>
    choices.length > 0 && (
      <ChoiceOf
        form="filter"
        name={name}
        label={words.t(`history.filter.${name}`)}
        any={words.t('history.filter.any')}
        options={choices}
        chosen={chosen}
      />
    )
  const day = (name: 'from' | 'until', value: string | undefined) => (
    <div>
      <label for={`filter-${name}`}>{words.t(`history.filter.${name}`)}</label>
      <input class="ds-input" id={`filter-${name}`} name={name} type="date" value={value ?? ''} />
    </div>
  )
  return (
    <form
      class="finder"
      method="get"
      action={linkTo({ locale: reader.locale, asked: {} }, paths.history)}
    >
      {select('office', filter.office, offices)}
      {select('person', filter.person, people)}
      {select('deed', filter.name, deeds)}
      <div>
        <label for="filter-record">{words.t('history.filter.record')}</label>
        <input
          class="ds-input"
          id="filter-record"
          name="record"
          type="text"
          dir="ltr"
          placeholder="office:vienna"
          maxLength={140}
          value={filter.subject ?? ''}
        />
      </div>
      {day('from', filter.from)}
      {day('until', filter.until)}
      <KeptMoment asked={reader.asked} />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('history.filter.apply')}
        </button>
        <a class="ds-link" href={linkTo(reader, paths.history)}>
          {words.t('history.filter.reset')}
        </a>
      </div>
    </form>
  )
}
