import { linkTo, type Reader } from '#platform/http/reader.ts'
import { paths } from '#network/paths.ts'

interface PlaceProps {
  /** By code of a country or id of an area. */
  names: ReadonlyMap<string, string>
  reader: Reader
}

const isCountry = (code: string) => /^[A-Z]{3}$/.test(code)

/** A country or area by its name, leading to its page. */
export const PlaceLink = ({ code, names, reader }: PlaceProps & { code: string }) => (
  <a
    class="ds-link"
    href={linkTo(reader, isCountry(code) ? paths.country(code) : paths.area(code))}
  >
    <bdi>{names.get(code) ?? code}</bdi>
  </a>
)

/** The countries and areas that something is for, each leading to its page. */
export const Covers = ({ covers, names, reader }: PlaceProps & { covers: readonly string[] }) => (
  <ul class="countries">
    {covers.map((code) => (
      <li>
        <PlaceLink code={code} names={names} reader={reader} />
      </li>
    ))}
  </ul>
)
