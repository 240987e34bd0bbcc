import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Choice } from '#platform/ui/choice.tsx'
import { frameworkList } from '#frameworks/views.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { countryList } from '#world/views.ts'
import { planLevels } from '#plans/model/level.ts'
import { planOrigins } from '#plans/model/plan.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { type Wanted, wantedStandings } from '#plans/model/reading/wanted.ts'
import { paths } from '#plans/paths.ts'
import { planOffices } from '#plans/views/reading/listing.ts'

/** What there is to narrow a list of plans by. */
export interface Choices {
  offices: readonly { id: string; name: string }[]
  countries: readonly { id: string; name: string }[]
  frameworks: readonly { id: string; name: string }[]
}

/** The offices that have plans, the countries and the frameworks of the day, for the reader. */
export async function choicesFor(reader: Reader): Promise<Choices> {
  const { db, moment, locale } = reader
  const [offices, countries, frameworks] = await Promise.all([
    planOffices(reader),
    countryList(db, moment, locale),
    frameworkList(db, moment),
  ])
  return {
    offices,
    countries,
    frameworks: frameworks.map(({ id, titles }) => ({ id, name: titleIn(titles, locale).text })),
  }
}

/** The states that are told apart: those of drafts only to who sees drafts. */
const standingsFor = ({ asker }: Reader) =>
  seesDrafts(asker)
    ? wantedStandings
    : wantedStandings.filter(
        (each) => !['draft', 'consultation', 'endorsement', 'endorsed'].includes(each),
      )

/** The form above the list of plans. */
export function Narrowing({
  reader,
  wanted,
  choices,
}: {
  reader: Reader
  wanted: Wanted
  choices: Choices
}) {
  const { words } = reader
  const choice = (
    name: keyof Wanted,
    any: string | undefined,
    options: readonly { id: string; name: string }[],
  ) => (
    <Choice
      form="plans"
      name={name}
      label={words.t(`plans.narrow.${name}`)}
      isAny={wanted[name] === undefined}
      {...(any === undefined ? {} : { any })}
    >
      {options.map(({ id, name: called }) => (
        <option value={id} selected={id === wanted[name]}>
          {called}
        </option>
      ))}
    </Choice>
  )
  const any = words.t('plans.narrow.any')
  const told = (key: string, ids: readonly string[]) =>
    ids.map((id) => ({ id, name: words.t(`plans.${key}.${id}`) }))
  const { standing = 'in-force' } = wanted
  return (
    <form class="finder" method="get" role="search" aria-label={words.t('plans.narrow.title')}>
      {choice('level', any, told('level', planLevels))}
      {choice('office', any, choices.offices)}
      {choice('country', any, choices.countries)}
      <Choice form="plans" name="standing" label={words.t('plans.narrow.standing')}>
        {standingsFor(reader).map((each) => (
          <option value={each === 'in-force' ? '' : each} selected={each === standing}>
            {each === 'in-force' || each === 'all'
              ? words.t(`plans.narrow.${each}`)
              : words.t(`plans.state.${each}`)}
          </option>
        ))}
      </Choice>
      {choice('origin', any, told('origin', planOrigins))}
      {choice('framework', any, choices.frameworks)}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('plans.narrow.show')}
        </button>
        <a class="ds-link" href={linkTo(reader, paths.plans)}>
          {words.t('plans.narrow.reset')}
        </a>
      </div>
    </form>
  )
}
