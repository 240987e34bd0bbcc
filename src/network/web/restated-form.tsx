import type { Reader } from '#platform/http/reader.ts'
import { Choice } from '#platform/ui/choice.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { type Layout, layouts } from '#network/model/restated.ts'
import { officeFunctions, officeKinds } from '#network/model/vocabulary.ts'
import type { Countable, CountFilter } from '#network/views/countables.ts'
import type { AreaItem } from '#world/views.ts'

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
  return (
    <form class="finder" method="get" aria-label={words.t('network.restated.count')}>
      <KeptMoment asked={reader.asked} />
      <Choice form="restated" name="count" label={words.t('network.restated.count')}>
        {countables.map((each) => (
          <option value={each.id} selected={each.id === what.id}>
            {words.t(each.words)}
          </option>
        ))}
      </Choice>
      <Choice form="restated" name="by" label={words.t('network.restated.by')}>
        {layouts.map((each) => (
          <option value={each} selected={each === by}>
            {words.t(`network.restated.by.${each}`)}
          </option>
        ))}
      </Choice>
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
      <Choice
        form="restated"
        name="kind"
        label={words.t('network.finder.kind')}
        any={words.t('network.finder.all')}
        isAny={choice.kind === undefined}
      >
        {officeKinds.map((kind) => (
          <option value={kind} selected={kind === choice.kind}>
            {words.t(`network.kind.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice
        form="restated"
        name="function"
        label={words.t('network.finder.function')}
        any={words.t('network.finder.all')}
        isAny={choice.function === undefined}
      >
        {officeFunctions.map((each) => (
          <option value={each} selected={each === choice.function}>
            {words.t(`network.function.${each}`)}
          </option>
        ))}
      </Choice>
      <Choice
        form="restated"
        name="area"
        label={words.t('network.finder.area')}
        any={words.t('network.finder.all')}
        isAny={choice.area === undefined}
      >
        {[...Map.groupBy(areas, (area) => area.scheme)].map(([scheme, own]) => (
          <optgroup label={words.t(`world.scheme.${scheme}`)}>
            {own.map((area) => (
              <option value={area.id} selected={area.id === choice.area}>
                {area.name}
              </option>
            ))}
          </optgroup>
        ))}
      </Choice>
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('platform.page.asOf.show')}
        </button>
      </div>
    </form>
  )
}
