import type { Reader } from '#platform/http/reader.ts'
import { type Chooseable, ChoiceOf } from '#platform/ui/choice.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { type Layout, layouts } from '#network/model/restated.ts'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import type { Countable, CountFilter } from '#network/views/countables.ts'
import type { AreaItem } from '#world/views.ts'
import { AreaChoice } from '#world/web/area-choice.tsx'

/** What was chosen to be counted, and how. */
export interface RestatedChoice extends CountFilter {
  structure: string
  what: Countable
  by: Layout
}

interface RestatedFormProps {
  choice: RestatedChoice
  countables: readonly Countable[]
  areas: readonly AreaItem[]
  reader: Reader
}

/** Chooses what is counted, by what, narrowed to what, and by the structure of which day. */
export function RestatedForm({ choice, countables, areas, reader }: RestatedFormProps) {
  const { words } = reader
  const { what, by, structure } = choice
  const one = (name: 'kind' | 'function', options: readonly Chooseable[]) => (
    <ChoiceOf
      form="restated"
      name={name}
      label={words.t(`network.finder.${name}`)}
      any={words.t('network.finder.all')}
      options={options}
      chosen={choice[name]}
    />
  )
  return (
    <form class="finder" method="get" aria-label={words.t('network.restated.count')}>
      <KeptMoment asked={reader.asked} />
      <ChoiceOf
        form="restated"
        name="count"
        label={words.t('network.restated.count')}
        options={countables.map(({ id, words: key }) => ({ id, name: words.t(key) }))}
        chosen={what.id}
      />
      <ChoiceOf
        form="restated"
        name="by"
        label={words.t('network.restated.by')}
        options={layouts.map((id) => ({ id, name: words.t(`network.restated.by.${id}`) }))}
        chosen={by}
      />
      <div class="finder__field">
        <label for="restated-structure">{words.t('network.restated.structure')}</label>
        <input
          class="ds-input"
          id="restated-structure"
          type="date"
          name="structure"
          value={structure}
          min="1900-01-01"
          max="2199-12-31"
          required
        />
      </div>
      {one(
        'kind',
        officeKinds.map((id) => ({ id, name: words.t(`network.kind.${id}`) })),
      )}
      {one(
        'function',
        officeFunctions.map((id) => ({ id, name: words.t(`network.function.${id}`) })),
      )}
      <AreaChoice
        form="restated"
        name="area"
        label={words.t('network.finder.area')}
        any={words.t('network.finder.all')}
        areas={areas}
        chosen={choice.area}
        words={words}
      />
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('platform.page.asOf.show')}
        </button>
      </div>
    </form>
  )
}
