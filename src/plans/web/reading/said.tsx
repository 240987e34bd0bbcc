import { linkTo, type Reader } from '#platform/http/reader.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { Plan, PlanVersion } from '#plans/model/plan.ts'
import { nearest, type Wording } from '#platform/i18n/wording.ts'
import { Said } from '#platform/ui/parts/said.tsx'
import { paths } from '#plans/paths.ts'

/** What a version is called for the reader; its id where nothing is written yet. */
export const titleOf = (
  { titles, plan }: Pick<PlanVersion, 'titles' | 'plan'>,
  locale: string,
): Wording => nearest(titles, locale) ?? { text: plan.id, language: 'en' }

/** A version's title, leading to its page. */
export const VersionLink = ({
  version,
  reader,
}: {
  version: Pick<PlanVersion, 'titles' | 'plan' | 'number'>
  reader: Reader
}) => (
  <a class="ds-link" href={linkTo(reader, paths.version(version.plan.id, version.number))}>
    <Said wording={titleOf(version, reader.locale)} />
  </a>
)

/** The office of a plan, leading to its page. */
export const PlanOffice = ({
  plan: { office, officeName },
  reader,
}: {
  plan: Pick<Plan, 'office' | 'officeName'>
  reader: Reader
}) => <OfficeLink id={office} name={officeName ?? office} reader={reader} />

/** A mark for what is not a plan of the organisation's own: invented, or a record of what was published elsewhere. */
export const OriginMark = ({ plan, reader }: { plan: Pick<Plan, 'origin'>; reader: Reader }) =>
  plan.origin === 'own' ? null : (
    <span class={`plan__mark plan__mark--${plan.origin}`}>
      {reader.words.t(`plans.mark.${plan.origin}`)}
    </span>
  )

/** Where a version stands, in a word. */
export const StateMark = ({
  version,
  reader,
}: {
  version: Pick<PlanVersion, 'state'>
  reader: Reader
}) => (
  <span class={`plan__state plan__state--${version.state}`}>
    {reader.words.t(`plans.state.${version.state}`)}
  </span>
)
