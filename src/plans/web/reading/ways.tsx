import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { paths } from '#plans/paths.ts'

/** From the list of plans to what else there is of planning: the gaps for anybody, the rest for who is signed in. */
export function PlanWays({ reader }: { reader: Reader }) {
  const { words, asker } = reader
  const mayBegin = asker?.grants.some(({ right }) => right === 'plans.write') ?? false
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
          href={linkTo(reader, paths.make)}
          label={words.t('plans.make.title')}
          barred={null}
          id="no-begin"
        />
      )}
      <ul class="countries">
        {asker !== null && way(paths.waiting, 'plans.waiting.title')}
        {asker !== null && way(paths.questions, 'plans.question.list.title')}
        {way(paths.gaps, 'plans.gap.title')}
      </ul>
    </div>
  )
}
