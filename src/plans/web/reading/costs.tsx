import { Section } from '#platform/ui/section.tsx'
import { costSums } from '#plans/model/reading/costs.ts'
import { Amount } from './part.tsx'
import type { Reading } from './reading.ts'

/** What the estimates of all actions add up to, each currency for itself; nothing where nothing is estimated. */
export function Costs({ reading: { shown, reader } }: { reading: Reading }) {
  const { words } = reader
  const sums = costSums(shown.parts)
  if (sums.length === 0) return null
  return (
    <Section id="costs" title={words.t('plans.costs.title')}>
      <ul>
        {sums.map(({ currency, amount, actions }) => (
          <li>
            <strong>
              <Amount amount={amount} currency={currency} reader={reader} />
            </strong>{' '}
            <small>{words.t('plans.costs.of', { count: actions })}</small>
          </li>
        ))}
      </ul>
      <p class="empty">{words.t('plans.costs.note')}</p>
    </Section>
  )
}
