import type { Reader } from '#platform/http/reader.ts'
import type { Option } from '#platform/ui/fields/select.tsx'

/** Which of several a form is about: the chosen one, and ways to the form about each of the others. */
export function Which({
  name,
  label,
  all,
  chosen,
  reader,
}: {
  name: string
  label: string
  all: readonly Option[]
  chosen: string
  reader: Reader
}) {
  const path = `/${reader.locale}${reader.path}`
  return (
    <nav aria-label={label}>
      <p>{label}</p>
      <ul>
        {all.map((each) => (
          <li>
            {each.id === chosen ? (
              <strong aria-current="true">
                <bdi>{each.name}</bdi>
              </strong>
            ) : (
              <a
                class="ds-link"
                href={`${path}?${new URLSearchParams({ [name]: each.id }).toString()}`}
              >
                <bdi>{each.name}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
