import type { Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import type { PlanVersion } from '#plans/model/plan.ts'
import { OriginMark, PlanOffice, StateMark, VersionLink } from './said.tsx'

/** The plans that a search found; nothing where it found none. */
export function PlansFound({ plans, reader }: { plans: readonly PlanVersion[]; reader: Reader }) {
  if (plans.length === 0) return null
  const { words } = reader
  return (
    <Section title={words.t('plans.search.title')}>
      <ul class="statements">
        {plans.map((each) => (
          <li>
            <VersionLink version={each} reader={reader} />{' '}
            <small>
              {words.t(`plans.level.${each.plan.level}`)} ·{' '}
              <PlanOffice plan={each.plan} reader={reader} />
            </small>{' '}
            <StateMark version={each} reader={reader} />{' '}
            <OriginMark plan={each.plan} reader={reader} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
