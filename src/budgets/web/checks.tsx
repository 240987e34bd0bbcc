import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths as fundPaths } from '#funds/paths.ts'
import type { BudgetFault } from '#budgets/model/faults.ts'
import { faultTold } from '#budgets/views/told.ts'
import { type Opened, PartTitle } from './draft.tsx'

/** Where the budget does not keep the rules: what is wrong, what would repair it, and who says so. */
export function Checks({
  opened,
  offices,
  reader,
}: {
  opened: Opened
  offices: ReadonlyMap<string, string>
  reader: Reader
}) {
  const { words } = reader
  const { faults } = opened.budget
  const wrong = faults.filter(({ isWarning }) => !isWarning)
  return (
    <Section title={words.t('budgets.checks')} id="checks">
      {wrong.length === 0 && <p class="budget__right">{words.t('budgets.keeps-rules')}</p>}
      {faults.length > 0 && (
        <ul class="budget__faults">
          {faults.map((fault) => (
            <Fault fault={fault} opened={opened} offices={offices} reader={reader} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function Fault({
  fault,
  opened,
  offices,
  reader,
}: {
  fault: BudgetFault
  opened: Opened
  offices: ReadonlyMap<string, string>
  reader: Reader
}) {
  const { words } = reader
  const { wrong, repair } = faultTold(fault, words, offices)
  const part = opened.budget.parts.find((each) => each.part === fault.part && each.kind === 'line')
  const { said } = fault
  return (
    <li class={`budget__fault${fault.isWarning ? ' budget__fault--told' : ''}`}>
      {part !== undefined && (
        <>
          <a class="ds-link" href={`#${part.part}`}>
            <PartTitle part={part} reader={reader} version={opened.version} />
          </a>
          :{' '}
        </>
      )}
      {wrong} {repair !== null && <span class="budget__repair">{repair}</span>}
      {said !== null && (
        <small class="budget__said">
          {' '}
          {said.certainty === 'sourced' && <>{words.t('budgets.certainty.sourced')} </>}
          <a class="ds-link" href={linkTo(reader, fundPaths.fund(said.fund))}>
            <bdi>{said.source}</bdi>
          </a>
        </small>
      )}
    </li>
  )
}
