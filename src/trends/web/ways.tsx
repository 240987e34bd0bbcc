import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import type { Choice as Place } from '#world/views.ts'
import { AreaChoice } from '#world/web/area-choice.tsx'
import { sightOf } from '#trends/model/sight.ts'
import { paths } from '#trends/paths.ts'

/** Says to whom does not read everything that there is more. */
export const PublicOnly = ({ reader: { asker, words } }: { reader: Reader }) =>
  sightOf(asker) === 'all' ? null : <p class="empty">{words.t('trends.public-only')}</p>

/** The ways to the forms that make something, for who may somewhere. */
export function MakingWays({ reader }: { reader: Reader }) {
  const { words, asker } = reader
  const has = (wanted: string) => asker?.grants.some(({ right }) => right === wanted) ?? false
  const way = (key: string, right: string, path: string) =>
    has(right) && (
      <WayTo
        href={linkTo(reader, path)}
        label={words.t(`trends.${key}.title`)}
        barred={null}
        id={`no-${key}`}
      />
    )
  if (!has('trends.observe') && !has('trends.weigh')) return null
  return (
    <div class="ways">
      {way('observe', 'trends.observe', paths.observe)}
      {way('open', 'trends.weigh', paths.open)}
    </div>
  )
}

/** An area by its name, under the scheme it belongs to, or any. */
export function RegionChoice({
  areas,
  chosen,
  reader,
}: {
  areas: readonly (Place & { scheme: string })[]
  chosen: string | undefined
  reader: Reader
}) {
  const { words } = reader
  return (
    <AreaChoice
      form="trends"
      name="region"
      label={words.t('trends.column.region')}
      any={words.t('posts.list.any')}
      areas={areas}
      chosen={chosen}
      words={words}
    />
  )
}
