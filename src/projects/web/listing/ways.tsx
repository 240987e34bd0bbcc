import type { Reader } from '#platform/http/reader.ts'
import { ListWays } from '#platform/ui/parts/list-ways.tsx'
import { paths } from '#projects/paths.ts'

/** From the list of projects to what else there is of them, and, for who may, to beginning one. */
export function ProjectWays({ reader }: { reader: Reader }) {
  const { words, asker } = reader
  const mayBegin = asker?.grants.some(({ right }) => right === 'projects.develop') ?? false
  return (
    <ListWays
      begin={mayBegin ? { path: paths.makeProject, label: words.t('projects.list.begin') } : null}
      ways={[
        { path: paths.programmes, label: words.t('projects.programme.list.title') },
        { path: paths.lessons, label: words.t('projects.lesson-list.title') },
      ]}
      reader={reader}
    />
  )
}
