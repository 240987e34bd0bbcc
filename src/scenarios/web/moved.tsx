import { versionOf } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import { SubmitButton } from '#platform/ui/form.tsx'
import { Table } from '#platform/ui/table.tsx'
import { predicateText } from '#sources/web/statement-text.ts'
import { heldByRevision } from '#scenarios/model/held.ts'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import type { Moved } from '#scenarios/views/standing.ts'

interface MovedProps {
  moved: readonly Moved[]
  scenario: Scenario
  reader: Reader
  /** Why the reader may not lay the scenario on what stands now. */
  barred: string | null
}

/** What became otherwise of the network a scenario was drafted on, and the way to lay it on what stands now. */
export function MovedBase({ moved, scenario, reader, barred }: MovedProps) {
  const { words } = reader
  const said = (values: readonly string[]) =>
    values.length === 0 ? words.t('scenarios.moved.nothing') : words.list(values)
  return (
    <section class="scenario__moved" id="moved">
      <h2 class="ds-heading" data-size="sm">
        {words.t('scenarios.moved.title')}
      </h2>
      <p>{words.t('scenarios.moved.means', { base: words.instant(scenario.base) })}</p>
      <Table
        caption={words.t('scenarios.moved.count', { count: moved.length })}
        rows={moved}
        columns={[
          {
            title: words.t('scenarios.column.about'),
            cell: ({ about, predicate }) => (
              <>
                <bdi>{about.label}</bdi>: {predicateText(predicate, words)}
              </>
            ),
          },
          { title: words.t('scenarios.column.drafted-on'), cell: ({ before }) => said(before) },
          { title: words.t('scenarios.column.now'), cell: ({ after }) => said(after) },
        ]}
      />
      <form class="ways" method="post" action={`/${reader.locale}${paths.rebase(scenario.id)}`}>
        <input type="hidden" name="version" value={versionOf(heldByRevision(scenario))} />
        <SubmitButton
          label={words.t('scenarios.rebase.title')}
          barred={barred}
          id="no-rebase"
          isQuiet
        />
      </form>
    </section>
  )
}
