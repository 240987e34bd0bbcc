import { linkTo } from '#platform/http/reader.ts'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { partnerBy } from '#partners/views.ts'
import { paths } from '#funds/paths.ts'
import { fundsAt } from '#funds/views.ts'
import { Titled } from './conditions.tsx'

/** On the page of a partner: whose conditions its money has. */
export const partnerFundsSection: RecordSection = async (reader, id) => {
  const { db, moment, words } = reader
  const partner = await partnerBy(db, moment, id)
  const isOfUnion = partner?.isEuropeanUnion ?? false
  const funds = (await fundsAt(db, moment)).filter(
    (fund) => fund.partners.includes(id) || (isOfUnion && fund.isEuropeanUnion),
  )
  if (funds.length === 0) return null
  return (
    <Section title={words.t('funds.partner.title')}>
      <ul>
        {funds.map((fund) => (
          <li>
            <a class="ds-link" href={linkTo(reader, paths.fund(fund.id))}>
              <Titled titles={fund.titles} reader={reader} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
