import type { PartChange } from '#platform/tree/compare.ts'
import type { ProjectKind } from '#projects/model/kinds.ts'
import { ProjectChanges } from '#projects/web/reading/changed.tsx'
import type { Reading } from '#projects/web/reading/reading.ts'
import type { Naming } from '#routes/web/route/naming.ts'

/** What became of a project since it was given back: part by part, field by field. */
export function ChangedSince({
  changes,
  reading,
  naming,
}: {
  changes: readonly PartChange<ProjectKind>[]
  reading: Reading
  naming: Naming
}) {
  const { words } = reading.reader
  if (changes.length === 0) return <p class="empty">{words.t('routes.step.unchanged')}</p>
  return (
    <>
      {changes.map(({ part, kind, became, isMoved, fields }) => {
        const place = naming.place(part)
        const name = naming.part(part)
        return (
          <section class={`plan__difference plan__difference--${became}`}>
            <h3 class="ds-heading" data-size="2xs">
              <span class="plan__number">{words.t(`projects.kind.${kind}`)}</span>{' '}
              {place === null ? (
                <bdi>{name}</bdi>
              ) : (
                <a class="ds-link" href={place}>
                  <bdi>{name}</bdi>
                </a>
              )}{' '}
              <span class="plan__became">{words.t(`projects.compare.became.${became}`)}</span>
            </h3>
            {isMoved && <p>{words.t('projects.compare.moved')}</p>}
            <ProjectChanges changes={fields} reading={reading} />
          </section>
        )
      })}
    </>
  )
}
