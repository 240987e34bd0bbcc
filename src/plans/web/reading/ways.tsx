import type { Reader } from '#platform/http/reader.ts'
import { ListWays } from '#platform/ui/parts/list-ways.tsx'
import { paths } from '#plans/paths.ts'

/** From the list of plans to what else there is of planning: the gaps for anybody, the rest for who is signed in. */
export function PlanWays({ reader }: { reader: Reader }) {
  const { words, asker } = reader
  const mayBegin = asker?.grants.some(({ right }) => right === 'plans.write') ?? false
  const gaps = { path: paths.gaps, label: words.t('plans.gap.title') }
  const own = [
    { path: paths.waiting, label: words.t('plans.waiting.title') },
    { path: paths.questions, label: words.t('plans.question.list.title') },
  ]
  return (
    <ListWays
      begin={mayBegin ? { path: paths.make, label: words.t('plans.make.title') } : null}
      ways={asker === null ? [gaps] : [...own, gaps]}
      reader={reader}
    />
  )
}
