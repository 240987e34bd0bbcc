import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { paths } from '#projects/paths.ts'

/** From the list of projects to what else there is of them, and, for who may, to beginning one. */
export function ProjectWays({ reader }: { reader: Reader }) {
  const { words, asker } = reader
  const mayBegin = asker?.grants.some(({ right }) => right === 'projects.develop') ?? false
  const way = (path: string, key: string) => (
    <li>
      <a class="ds-link" href={linkTo(reader, path)}>
        {words.t(key)}
      </a>
    </li>
  )
  return (
    <div class="ways">
      {mayBegin && (
        <WayTo
          href={linkTo(reader, paths.makeProject)}
          label={words.t('projects.list.begin')}
          barred={null}
          id="no-begin"
        />
      )}
      <ul class="countries">
        {way(paths.programmes, 'projects.programme.list.title')}
        {way(paths.lessons, 'projects.lesson-list.title')}
      </ul>
    </div>
  )
}
