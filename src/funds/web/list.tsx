import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { partnersBy } from '#partners/views.ts'
import { PartnerLink } from '#partners/web.tsx'
import { versionOn } from '#funds/model/applying.ts'
import type { OverheadRule } from '#funds/model/overhead.ts'
import { paths } from '#funds/paths.ts'
import { fundsAt, overheadRules, type RecordedFund } from '#funds/views.ts'
import { conditionText } from '#funds/views/shown.ts'
import { holdsText, SaidBy, Titled } from './conditions.tsx'

/** The funds and donors whose conditions are known, and what the organisation reckons on top of costs. */
export function fundsPage(app: FastifyInstance): void {
  page(app, paths.funds, PageQuery({}), async (reader) => {
    const { words, db, moment } = reader
    const funds = await fundsAt(db, moment)
    const partners = await partnersBy(
      db,
      moment,
      funds.flatMap((fund) => fund.partners),
    )
    const title = words.t('funds.list.title')
    const day = words.day(moment.asOf)
    return (
      <Page reader={reader} title={title} summary={words.t('funds.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('funds.list.lead')}</p>
        <p>{words.t('funds.list.files')}</p>
        {funds.length === 0 ? (
          <p class="empty">{words.t('funds.list.none')}</p>
        ) : (
          <FundTable
            funds={funds}
            reader={reader}
            caption={words.t('funds.list.caption', { day })}
            donors={(fund) =>
              fund.partners.flatMap((id) => {
                const partner = partners.get(id)
                return partner === undefined ? [] : [partner]
              })
            }
          />
        )}
        {funds.length > 0 && <Exports reader={reader} list={paths.funds} />}
        <Section title={words.t('funds.overhead.title')} id="overhead">
          <p>{words.t('funds.overhead.lead')}</p>
          <Overhead rules={await overheadRules(db, moment)} reader={reader} />
        </Section>
        <p>
          <a class="ds-link" href={linkTo(reader, paths.rates)}>
            {words.t('funds.rates.title')}
          </a>
        </p>
      </Page>
    )
  })
}

interface TableProps {
  funds: readonly RecordedFund[]
  reader: Reader
  caption: string
  donors(fund: RecordedFund): Parameters<typeof PartnerLink>[0]['partner'][]
}

function FundTable({ funds, reader, caption, donors }: TableProps) {
  const { words, moment } = reader
  const ruleOf = (fund: RecordedFund) => versionOn(fund, moment.asOf)?.rules
  const column = (name: 'staffAndOfficeMost' | 'overheadRate' | 'currency') => ({
    title: words.t(`funds.condition.${name}`),
    cell: (fund: RecordedFund) => {
      const rule = ruleOf(fund)?.[name]
      return rule === undefined || rule.value === null ? '' : conditionText(name, rule, reader)
    },
  })
  return (
    <Table
      caption={caption}
      rows={funds}
      columns={[
        {
          title: words.t('funds.column.fund'),
          cell: (fund) => (
            <a class="ds-link" href={linkTo(reader, paths.fund(fund.id))}>
              <Titled titles={fund.titles} reader={reader} />
            </a>
          ),
        },
        {
          title: words.t('funds.column.donors'),
          cell: (fund) => {
            const own = donors(fund)
            return (
              own.length > 0 && (
                <ul>
                  {own.map((partner) => (
                    <li>
                      <PartnerLink partner={partner} reader={reader} />
                    </li>
                  ))}
                </ul>
              )
            )
          },
        },
        {
          title: words.t('funds.column.holds'),
          cell: (fund) => {
            const version = versionOn(fund, moment.asOf)
            return version === undefined ? words.t('funds.holds.not') : holdsText(version, reader)
          },
        },
        column('currency'),
        column('staffAndOfficeMost'),
        column('overheadRate'),
      ]}
    />
  )
}

function Overhead({ rules, reader }: { rules: readonly OverheadRule[]; reader: Reader }) {
  const { words } = reader
  if (rules.length === 0) return <p class="empty">{words.t('funds.overhead.none')}</p>
  return (
    <Table
      caption={words.t('funds.overhead.title')}
      rows={rules}
      columns={[
        {
          title: words.t('funds.overhead.rate'),
          cell: ({ rate }) => words.t('funds.value.percent', { value: words.number(rate) }),
        },
        {
          title: words.t('funds.overhead.basis'),
          cell: ({ basis }) => words.t(`funds.basis.${basis}`),
        },
        { title: words.t('funds.column.holds'), cell: (rule) => holdsText(rule, reader) },
        {
          title: words.t('funds.column.source'),
          cell: (rule) => <SaidBy said={rule} reader={reader} />,
        },
      ]}
    />
  )
}
