import type { Reader } from '#platform/http/reader.ts'

/** A day by which the times are narrowed. */
export const DayChoice = ({
  name,
  chosen,
  reader,
}: {
  name: 'from' | 'to'
  chosen: string | undefined
  reader: Reader
}) => (
  <div class="finder__field">
    <label for={`pace-${name}`}>{reader.words.t(`routes.turnaround.${name}`)}</label>
    <input class="ds-input" type="date" id={`pace-${name}`} name={name} value={chosen ?? ''} />
  </div>
)
