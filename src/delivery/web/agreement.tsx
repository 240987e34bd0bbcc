import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { moneyText } from '#platform/i18n/money.ts'
import type { Words } from '#platform/i18n/words.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { partnerBy } from '#partners/views.ts'
import { nameOf } from '#partners/model/partner.ts'
import { paths as projects } from '#projects/paths.ts'
import type { Project } from '#projects/model/project.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { DoneQuery } from '#delivery/forms.ts'
import type { Agreement } from '#delivery/model/agreement.ts'
import { extensionLatest, type Terms } from '#delivery/model/terms.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf } from '#delivery/views.ts'
import { Facts } from './fields.tsx'
import { periodText } from './room.ts'
import { Shell, type Way, waysTo } from './shell.tsx'

const develops = ['projects.develop'] as const

/** What can be done next with the agreement of a project as it stands. */
export function agreementWays({ state }: Project, agreement: Agreement | null): Way[] {
  if (state === 'agreed') return [{ verb: 'activate', rights: ['projects.manage'] }]
  if (state !== 'endorsed' && state !== 'submitted') return []
  const way = (verb: Way['verb']): Way => ({ verb, rights: develops })
  if (agreement === null) return [way('write-agreement')]
  if (agreement.state === 'drafted') return [way('write-agreement'), way('submit-agreement')]
  return agreement.state === 'cleared' && state === 'submitted' ? [way('sign-agreement')] : []
}

/** The agreement of a project: what it says, what it asks, when what is paid. */
export function agreementPage(app: FastifyInstance): void {
  page(
    app,
    paths.agreement(':id'),
    DoneQuery,
    async (reader, { done }, { id = '' }) => {
      const { words, db, moment, locale } = reader
      const project = await insideProject(reader, id)
      const agreement = await agreementOf(db, moment, id)
      const donor = project.donor === null ? undefined : await partnerBy(db, moment, project.donor)
      return (
        <Shell {...{ reader, project, done }} title={words.t('delivery.agreement.title')}>
          {await waysTo(reader, project, agreementWays(project, agreement), true)}
          {agreement === null ? (
            <p class="empty">{words.t('delivery.agreement.none')}</p>
          ) : (
            <>
              <AgreementFacts
                agreement={agreement}
                donor={donor === undefined ? null : nameOf(donor, locale)}
                reader={reader}
              />
              <Instalments agreement={agreement} words={words} />
              <Section title={words.t('delivery.agreement.asks')}>
                <TermsFacts terms={agreement.terms} to={project.to} words={words} />
              </Section>
            </>
          )}
        </Shell>
      )
    },
    'signed-in',
  )
}

/** What an agreement says. */
export function AgreementFacts({
  agreement,
  donor,
  reader,
}: {
  agreement: Agreement
  donor: string | null
  reader: Reader
}) {
  const { words, locale } = reader
  const { state, reference, currency, amount, valueDay, rate, from, to, signedOn, difference } =
    agreement
  const t = (key: string) => words.t(`delivery.input.${key}`)
  return (
    <Facts
      rows={[
        [t('state'), words.t(`delivery.agreement-state.${state}`)],
        donor === null ? null : [t('donor'), donor],
        [t('reference'), <bdi>{reference}</bdi>],
        [t('amount'), <bdi dir="ltr">{moneyText(amount, currency, locale)}</bdi>],
        [t('valueDay'), words.day(valueDay)],
        rate === null || rate.from === rate.to
          ? null
          : [
              t('rate'),
              <>
                <bdi dir="ltr">
                  1 {rate.from} = {rate.rate} {rate.to}
                </bdi>{' '}
                <small>
                  {words.day(rate.day)}, {rate.source}
                </small>
              </>,
            ],
        [t('period'), periodText(from, to, words)],
        signedOn === null ? null : [t('signedOn'), words.day(signedOn)],
        difference === null ? null : [t('difference'), <bdi>{difference}</bdi>],
        [
          t('document'),
          <a
            class="ds-link"
            href={linkTo(reader, `${projects.project(agreement.project)}#documents`)}
          >
            {words.t('delivery.agreement.documents')}
          </a>,
        ],
      ]}
    />
  )
}

function Instalments({ agreement, words }: { agreement: Agreement; words: Words }) {
  const { instalments, currency } = agreement
  if (instalments.length === 0) return null
  return (
    <Section title={words.t('delivery.agreement.instalments')}>
      <Table
        caption={words.t('delivery.agreement.instalments-count', { count: instalments.length })}
        rows={instalments}
        columns={[
          { title: words.t('delivery.input.day'), cell: ({ day }) => words.day(day) },
          {
            title: words.t('delivery.input.amount'),
            stands: 'amount',
            cell: ({ amount }) => <bdi dir="ltr">{moneyText(amount, currency, words.locale)}</bdi>,
          },
          {
            title: words.t('delivery.input.condition'),
            cell: ({ condition }) => (condition === null ? '' : <bdi>{condition}</bdi>),
          },
        ]}
      />
    </Section>
  )
}

/** What an agreement asks after its signature, in sentences; what it does not ask is said too. */
export function TermsFacts({
  terms,
  to,
  words,
}: {
  terms: Terms
  to: string | null
  words: Words
}) {
  const said = (key: string, values: Record<string, number | string | null>): ComponentChildren =>
    Object.values(values).includes(null)
      ? words.t('delivery.terms.nothing')
      : words.t(
          `delivery.terms.${key}`,
          Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])),
        )
  const latest = to === null ? null : extensionLatest(to, terms)
  const t = (key: string) => words.t(`delivery.terms.name.${key}`)
  return (
    <Facts
      rows={[
        [
          t('interim'),
          said('interim', {
            months: terms.interimEveryMonths,
            weeks: terms.interimWithinWeeks,
            least: terms.interimLeastMonths ?? 0,
          }),
        ],
        [t('final'), said('final', { months: terms.finalWithinMonths })],
        [
          t('extension'),
          <>
            {said('extension', { months: terms.extensionMonthsBefore })}
            {latest !== null && (
              <> {words.t('delivery.terms.latest', { day: words.day(latest) })}</>
            )}
            {terms.isLateExtensionAllowed && <> {words.t('delivery.terms.late')}</>}
          </>,
        ],
        [
          t('budget'),
          terms.budgetChangeMost === null
            ? words.t('delivery.terms.budget-every')
            : said('budget', { percent: terms.budgetChangeMost }),
        ],
        [t('ex-post'), said('ex-post', { from: terms.exPostFromMonths, to: terms.exPostToMonths })],
      ]}
    />
  )
}
