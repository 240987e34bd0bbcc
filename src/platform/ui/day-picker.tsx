import { isDay } from '#platform/day.ts'
import { here, type Visitor } from '#platform/http/reader.ts'

/**
 * Chooses the day shown; a plain form that keeps the rest of the query. What was typed and is no day stays in the field, as text,
 * since a field for days would throw it away, with what is wrong beside it.
 */
export function DayPicker({ reader }: { reader: Visitor }) {
  const { words, moment } = reader
  const kept = [...reader.query].filter(([key]) => key !== 'asOf' && key !== 'cursor')
  const typed = reader.query.get('asOf')
  const isWrong = typed !== null && !isDay(typed)
  return (
    <form class="day" method="get" aria-label={words.t('platform.page.asOf.form')}>
      {kept.map(([key, value]) => (
        <input type="hidden" name={key} value={value} />
      ))}
      <label for="as-of">{words.t('platform.page.asOf')}</label>
      {isWrong ? (
        <input
          class="ds-input"
          id="as-of"
          type="text"
          dir="ltr"
          name="asOf"
          value={typed}
          maxLength={10}
          required
          aria-invalid="true"
          aria-describedby="as-of-wrong"
        />
      ) : (
        <input
          class="ds-input"
          id="as-of"
          type="date"
          name="asOf"
          value={moment.asOf}
          min="1900-01-01"
          max="2199-12-31"
          required
        />
      )}
      <button class="ds-button" data-variant="secondary" type="submit">
        {words.t('platform.page.asOf.show')}
      </button>
      {(isWrong || reader.asked.asOf !== undefined) && (
        <a class="ds-link" href={here(reader, { asOf: undefined, cursor: undefined })}>
          {words.t('platform.page.asOf.today')}
        </a>
      )}
      {isWrong && (
        <p class="day__wrong" id="as-of-wrong">
          {words.t('platform.field/day')}
        </p>
      )}
    </form>
  )
}
