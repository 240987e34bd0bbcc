import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Refusal } from '#platform/refusal.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { PlanOffice } from '#plans/web/reading/said.tsx'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { placeNames } from '#world/views.ts'
import { RollUpPageQuery } from '#monitoring/forms/queries.ts'
import { inOrder } from '#monitoring/model/breakdown.ts'
import type { Indicator } from '#monitoring/model/indicator.ts'
import { memberId, type Reason } from '#monitoring/model/roll-up.ts'
import { paths } from '#monitoring/paths.ts'
import { rolledUp, type RolledUp, type ToldMember } from '#monitoring/views/roll-up.ts'
import { yearOf } from '#monitoring/views.ts'
import { DefinitionText, IndicatorLink, nameOf, numberText, PlanLink } from './parts.tsx'

/** What the indicators below an upper one add up to for a year; or why they are not added, member by member. */
export function rollUpPage(app: FastifyInstance): void {
  page(app, paths.rollUp, RollUpPageQuery, async (reader, query) => {
    const { words, moment } = reader
    const text = (query.upper ?? '').trim()
    const year = Number(query.year || yearOf(moment))
    const upper = upperFrom(text)
    if (text !== '' && upper === null)
      throw new Refusal('invalid', 'request/invalid', {
        faults: [{ field: 'upper', reason: 'monitoring/fault.no-upper' }],
      })
    const rolled = upper === null ? null : await rolledUp(reader, upper, year)
    const title = words.t('monitoring.roll-up.title')
    return (
      <Page reader={reader} title={title}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('monitoring.roll-up.lead')}</p>
        <Wanted upper={text} year={year} reader={reader} />
        {rolled !== null && (
          <>
            <p>
              <UpperLink upper={rolled.upper} told={rolled.told} reader={reader} />
            </p>
            <Outcome rolled={rolled} reader={reader} names={await namesFor(reader)} />
            <Members rolled={rolled} reader={reader} />
          </>
        )}
        <p>{words.t('monitoring.roll-up.rule')}</p>
      </Page>
    )
  })
}

const namesFor = ({ db, moment, locale }: Reader) => placeNames(db, moment, locale)

function Wanted({ upper, year, reader }: { upper: string; year: number; reader: Reader }) {
  const { words } = reader
  const field = (name: string, value: string, hint: string) => (
    <div class="finder__field">
      <label for={`roll-up-${name}`}>{words.t(`monitoring.input.${name}`)}</label>
      <input
        class="ds-input"
        type="text"
        id={`roll-up-${name}`}
        name={name}
        value={value}
        dir="ltr"
        placeholder={hint}
      />
    </div>
  )
  return (
    <form
      class="finder"
      method="get"
      role="search"
      aria-label={words.t('monitoring.roll-up.title')}
    >
      <KeptMoment asked={reader.asked} />
      {field('upper', upper, 'sdg@2015/10.7.1')}
      {field('year', String(year), '2026')}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('monitoring.roll-up.show')}
        </button>
      </div>
    </form>
  )
}

interface OutcomeProps {
  rolled: RolledUp
  reader: Reader
  names: ReadonlyMap<string, string>
}

function Outcome({ rolled, reader, names }: OutcomeProps) {
  const { words } = reader
  const { outcome, members } = rolled
  const year = String(rolled.year)
  const [first] = members
  if (!outcome.isAdded)
    return (
      <section class="note">
        <p>
          <strong>{words.t('monitoring.roll-up.refused', { year })}</strong>
        </p>
        <ul>
          {outcome.reasons.map((reason) => (
            <li>
              <ReasonText reason={reason} rolled={rolled} reader={reader} names={names} />
            </li>
          ))}
        </ul>
      </section>
    )
  if (first === undefined) return null
  const number = (value: string) => numberText(value, first.indicator, words)
  const categories = inOrder(outcome.breakdown)
  return (
    <section>
      <p class="monitoring__sum">
        <strong>{number(outcome.value)}</strong>{' '}
        {words.t('monitoring.roll-up.sum', { count: members.length, year })}
      </p>
      {outcome.numerator !== null && outcome.denominator !== null && (
        <p>
          {words.t('monitoring.fraction', {
            numerator: words.number(outcome.numerator),
            denominator: words.number(outcome.denominator),
          })}
        </p>
      )}
      {outcome.missing.length > 0 && (
        <p class="note">
          {words.t('monitoring.roll-up.incomplete', { count: outcome.missing.length })}
        </p>
      )}
      {categories.length > 0 && (
        <Table
          caption={words.t('monitoring.breakdown')}
          variant="breakdown"
          rows={categories}
          columns={[
            {
              title: words.t('monitoring.column.category'),
              cell: ([category]) => words.t(`monitoring.category.${category}`),
            },
            { title: words.t('monitoring.column.value'), cell: ([, value]) => number(value) },
          ]}
        />
      )}
    </section>
  )
}

interface ReasonProps extends OutcomeProps {
  reason: Reason
}

function ReasonText({ reason: { obstacle, members }, rolled, reader, names }: ReasonProps) {
  const { words, locale } = reader
  const indicators = new Map<string, Indicator>(
    [...(rolled.above === null ? [] : [{ indicator: rolled.above }]), ...rolled.members].map(
      (each) => [memberId(each), each.indicator],
    ),
  )
  const said = (says: string) => {
    if (obstacle === 'measure' || obstacle === 'counting' || obstacle === 'direction')
      return words.t(`plans.${obstacle}.${says}`)
    if (obstacle === 'same-country')
      return words.list(says.split(', ').map((code) => names.get(code) ?? code))
    return says
  }
  return (
    <>
      {words.t(`monitoring.obstacle.${obstacle}`)}
      {members.length > 0 && (
        <ul>
          {members.map(({ id, says }) => {
            const indicator = indicators.get(id)
            const name = indicator === undefined ? id : nameOf(indicator, locale).text
            return (
              <li>
                <bdi>{name}</bdi> {says !== '' && <>— {said(says)}</>}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

function Members({ rolled: { members, between }, reader }: { rolled: RolledUp; reader: Reader }) {
  const { words } = reader
  if (members.length === 0) return null
  const column = (name: string) => words.t(`monitoring.column.${name}`)
  return (
    <>
      <Table
        caption={words.t('monitoring.roll-up.members', { count: members.length })}
        variant="monitoring-members"
        rows={members}
        columns={[
          {
            title: column('indicator'),
            cell: ({ indicator }) => <IndicatorLink indicator={indicator} reader={reader} />,
          },
          {
            title: column('value'),
            cell: ({ value, indicator }: ToldMember) =>
              value === null
                ? words.t('monitoring.standing.no-value')
                : numberText(value.value, indicator, words),
          },
          {
            title: column('definition'),
            cell: ({ indicator }) => <DefinitionText indicator={indicator} reader={reader} />,
          },
          {
            title: column('plan'),
            cell: ({ version }) => <PlanLink version={version} reader={reader} />,
          },
          {
            title: column('office'),
            cell: ({ version }) => <PlanOffice plan={version.plan} reader={reader} />,
          },
        ]}
      />
      {between.length > 0 && (
        <p>
          {words.t('monitoring.roll-up.between', { count: between.length })}{' '}
          {between.map((id) => (
            <a class="ds-link" href={linkTo(reader, `${paths.monitoring}/${id}`)}>
              <bdi>{id}</bdi>
            </a>
          ))}
        </p>
      )}
    </>
  )
}
