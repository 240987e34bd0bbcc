import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import { SubmitButton } from '#platform/ui/form.tsx'
import type { Step } from '#decisions/model/change.ts'
import { namesFor, subjectsSaid } from '#decisions/views/names.ts'
import { stepSentence } from '#decisions/views/step-sentences.ts'
import { SentenceText } from '#decisions/web/sentence.tsx'
import type { Scenario } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'

interface MovedProps {
  moved: readonly Step[]
  scenario: Scenario
  reader: Reader
  /** Why the reader may not lay the scenario on what stands now. */
  barred: string | null
}

/** What became otherwise of the network a scenario was drafted on, and the way to lay it on what stands now. */
export async function movedBase({ moved, scenario, reader, barred }: MovedProps) {
  if (moved.length === 0) return null
  const { words, db, moment, locale, stand } = reader
  const names = await namesFor(db, moment, locale, subjectsSaid(moved))
  return (
    <section class="scenario__moved" id="moved">
      <h2 class="ds-heading" data-size="sm">
        {words.t('scenarios.moved.title')}
      </h2>
      <p>{words.t('scenarios.moved.means', { base: words.instant(scenario.base) })}</p>
      <ul>
        {moved.map((step) => (
          <li>
            {words.t(
              step.manner === 'begins' ? 'scenarios.moved.now' : 'scenarios.moved.no-longer',
            )}{' '}
            <SentenceText
              sentence={stepSentence({ ...step, manner: 'begins' }, null, words, names)}
              reader={reader}
            />
          </li>
        ))}
      </ul>
      <form class="ways" method="post" action={`/${reader.locale}${paths.rebase(scenario.id)}`}>
        <input type="hidden" name="version" value={versionOf(heldByRevision(scenario))} />
        <input type="hidden" name="seen" value={stand.at ?? ''} />
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
