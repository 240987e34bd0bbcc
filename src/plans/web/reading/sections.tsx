import type { VNode } from 'preact'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { upperFrom } from '#frameworks/model/upper.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { Wanted } from '#plans/model/reading/wanted.ts'
import { paths } from '#plans/paths.ts'
import { listedVersions } from '#plans/views/reading/listing.ts'
import { answering, byRegion, type Serving, servingOf } from '#plans/views/reading/serving.ts'
import { CitingPart } from './links.tsx'
import { periodWords } from './part.tsx'
import { OriginMark, PlanOffice, StateMark, VersionLink } from './said.tsx'

/** The plans of an office that are in force on the day, on its page; nothing where it never had any that the reader may see. */
export const officePlansSection: RecordSection = async (reader, office) => {
  const all = await listedVersions(reader, { office, standing: 'all' })
  if (all.length === 0) return null
  const inForce = await listedVersions(reader, { office })
  return <PlansSection versions={inForce} wanted={{ office }} reader={reader} />
}

/** The plans for a country that are in force on the day, on its page; where there are none it says so. */
export const countryPlansSection: RecordSection = async (reader, country) => {
  const versions = await listedVersions(reader, { country })
  return <PlansSection versions={versions} wanted={{ country }} isForPlace reader={reader} />
}

function PlansSection({
  versions,
  wanted,
  isForPlace = false,
  reader,
}: {
  versions: readonly PlanVersion[]
  wanted: Wanted
  isForPlace?: boolean
  reader: Reader
}): VNode {
  const { words, moment } = reader
  return (
    <Section id="plans" title={words.t('plans.section.title')}>
      {versions.length === 0 ? (
        <p class="empty">{words.t('plans.section.none', { day: words.day(moment.asOf) })}</p>
      ) : (
        <ul class="statements">
          {versions.map((each) => (
            <li>
              <VersionLink version={each} reader={reader} />{' '}
              <small>
                {words.t(`plans.level.${each.plan.level}`)}
                {isForPlace && (
                  <>
                    {' · '}
                    <PlanOffice plan={each.plan} reader={reader} />
                  </>
                )}
                {' · '}
                {periodWords({ from: each.from ?? undefined, to: each.to ?? undefined }, reader)}
              </small>{' '}
              {each.state !== 'published' && <StateMark version={each} reader={reader} />}{' '}
              <OriginMark plan={each.plan} reader={reader} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="ds-link" href={linkTo(reader, paths.plans, { ...wanted, standing: 'all' })}>
          {words.t('plans.section.all')}
        </a>
      </p>
    </Section>
  )
}

/** Who serves an objective of a framework on the day, region by region, on its page; it is handed the objective as `upperText`. */
export const objectivePlansSection: RecordSection = async (reader, text) => {
  const upper = upperFrom(text)
  if (upper === null) return null
  const { words, locale, moment } = reader
  const regions = await byRegion(reader, await servingOf(reader, upper), locale)
  return (
    <Section id="plans" title={words.t('plans.section.serving')}>
      {regions.length === 0 ? (
        <p class="empty">{words.t('plans.section.not-served', { day: words.day(moment.asOf) })}</p>
      ) : (
        regions.map(({ office, officeName, serving }) => (
          <>
            <h3>
              {office === null ? (
                words.t('plans.section.no-region')
              ) : (
                <OfficeLink id={office} name={officeName ?? office} reader={reader} />
              )}{' '}
              <small>{words.number(serving.length)}</small>
            </h3>
            <ServingList serving={serving} reader={reader} />
          </>
        ))
      )}
    </Section>
  )
}

/** Which plans in force on the day answer an issue, on its page. */
export const issuePlansSection: RecordSection = async (reader, issue) => {
  const { words, moment } = reader
  const serving = await answering(reader, issue)
  return (
    <Section id="plans" title={words.t('plans.section.answering')}>
      {serving.length === 0 ? (
        <p class="empty">
          {words.t('plans.section.not-answered', { day: words.day(moment.asOf) })}
        </p>
      ) : (
        <ServingList serving={serving} reader={reader} />
      )}
    </Section>
  )
}

const ServingList = ({ serving, reader }: { serving: readonly Serving[]; reader: Reader }) => (
  <ul class="statements">
    {serving.map((each) => (
      <li>
        <CitingPart citing={each} reader={reader} />
      </li>
    ))}
  </ul>
)
