import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { ableAt } from '#routes/model/holder.ts'
import { askedOf } from '#routes/model/asked.ts'
import { benchOn } from './bench.ts'
import type { RoutedStep } from './routes.ts'

/** The other posts of the office that has a step under which somebody can act on it today, with who that is. */
export async function colleaguesOf(
  db: Db,
  today: Moment,
  { step, standing, route }: RoutedStep,
): Promise<{ id: string; name: string }[]> {
  const bench = await benchOn(db, today)
  const asked = { ...askedOf(step, [], route), theme: null }
  return (bench.byOffice.get(standing.office ?? '') ?? []).flatMap((post) => {
    const able = post.id === standing.post ? [] : ableAt({ ...post, confinedTo: [] }, asked, bench)
    if (typeof able === 'string' || able.length === 0) return []
    const names = [...new Set(able.map(({ name }) => name))].join(', ')
    return [{ id: post.id, name: `${post.title} (${names})` }]
  })
}
