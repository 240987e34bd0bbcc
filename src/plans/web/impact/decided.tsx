import type { RecordSection } from '#platform/ui/section.tsx'
import { Section } from '#platform/ui/section.tsx'
import { ImpactTables } from '#network/web/impact/tables.tsx'
import { decisionById } from '#decisions/views.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { plansDecided } from '#plans/views/impact/decided.ts'
import { plansPart } from './part.ts'

/**
 * On the page of a decision: the plans it concerns, with what it makes of them. Plans that are not published yet are told of only to those who see
 * them. Nothing is shown of a decision that was withdrawn, nor where no plan is concerned.
 */
export const decidedPlansSection: RecordSection = async (reader, id) => {
  const { db, moment, words, asker } = reader
  const decision = await decisionById(db, moment, id)
  if (decision === undefined || decision.state === 'withdrawn') return null
  const all = await plansDecided(reader, decision)
  const lines = all.filter(
    ({ about }) => seesDrafts(asker) || about.every(({ type }) => type !== 'plan-draft'),
  )
  if (lines.length === 0) return null
  return (
    <Section id="plans" title={words.t('plans.impact.decided')}>
      <p>{words.t('plans.impact.decided.lead')}</p>
      <ImpactTables lines={lines} parts={[plansPart]} reader={reader} isWithin />
    </Section>
  )
}
