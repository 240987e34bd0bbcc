import type { Reader } from '#platform/http/reader.ts'
import { linkTo } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import type { Scenario, ScenarioState } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'
import type { Verb } from './may.ts'

/** A way to something that can be done, and the verb that must not be barred. */
interface Way {
  key: string
  verb: Verb
  path: string
}

/** What comes next in each state, the next step first. */
const next: Record<ScenarioState, readonly string[]> = {
  draft: ['consult', 'decide', 'edit', 'branch', 'give-up'],
  consultation: ['comment', 'decide', 'edit', 'branch'],
  adopted: ['withdraw', 'branch'],
  rejected: ['branch'],
  withdrawn: ['branch'],
}

/** What is no step on the way, and so is offered more quietly. */
const quiet = new Set(['edit', 'branch', 'give-up'])
/** What is done to the list of changes. */
const listing = ['add', 'table', 'file']

const waysOf = (id: string): readonly Way[] => [
  { key: 'add', verb: 'changes', path: paths.add(id) },
  { key: 'table', verb: 'changes', path: paths.table(id) },
  { key: 'file', verb: 'changes', path: paths.file(id) },
  { key: 'consult', verb: 'consult', path: paths.consult(id) },
  { key: 'comment', verb: 'comment', path: paths.comment(id) },
  { key: 'decide', verb: 'decide', path: paths.decide(id) },
  { key: 'withdraw', verb: 'withdraw', path: paths.withdraw(id) },
  { key: 'give-up', verb: 'withdraw', path: paths.withdraw(id) },
  { key: 'edit', verb: 'edit', path: paths.edit(id) },
  { key: 'branch', verb: 'branch', path: paths.branch(id) },
]

interface WaysProps {
  scenario: Scenario
  reader: Reader
  barred: Record<Verb, string | null>
}

/** What the reader may do next; what comes next but is not for them is told with the reason, once. */
export const Ways = (props: WaysProps) => (
  <section aria-label={props.reader.words.t('scenarios.next')}>
    <Offered {...props} keys={next[props.scenario.state]} />
  </section>
)

/** What may be done to the list of changes. */
export const ListWays = (props: WaysProps) =>
  props.scenario.state === 'draft' && <Offered {...props} keys={listing} />

function Offered({ scenario, reader, barred, keys }: WaysProps & { keys: readonly string[] }) {
  const { words } = reader
  const ways = keys.flatMap((key) => waysOf(scenario.id).filter((way) => way.key === key))
  const open = ways.filter(({ verb }) => barred[verb] === null)
  const label = (key: string) => words.t(`scenarios.${key}.title`)
  const reasons = Map.groupBy(
    ways.filter(({ verb }) => barred[verb] !== null),
    ({ verb }) => barred[verb] ?? '',
  )
  return (
    <>
      {open.length > 0 && (
        <div class="ways scenario__ways">
          {open.map(({ key, path }) =>
            quiet.has(key) ? (
              <a class="ds-link" href={linkTo(reader, path)}>
                {label(key)}
              </a>
            ) : (
              <WayTo
                href={linkTo(reader, path)}
                label={label(key)}
                barred={null}
                id={`no-${key}`}
              />
            ),
          )}
        </div>
      )}
      {reasons.size > 0 && (
        <ul class="scenario__barred">
          {[...reasons].map(([reason, own]) => (
            <li>
              <small>
                {words.list(own.map(({ key }) => label(key)))}: {reason}
              </small>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
