import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'

interface Way {
  path: string
  label: string
}

interface ListWaysProps {
  /** Where something new is begun, for who may; null for others. */
  begin: Way | null
  ways: readonly Way[]
  reader: Reader
}

/** From a list to what else there is of it. */
export const ListWays = ({ begin, ways, reader }: ListWaysProps) => (
  <div class="ways">
    {begin !== null && (
      <WayTo href={linkTo(reader, begin.path)} label={begin.label} barred={null} id="no-begin" />
    )}
    <ul class="countries">
      {ways.map(({ path, label }) => (
        <li>
          <a class="ds-link" href={linkTo(reader, path)}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  </div>
)
