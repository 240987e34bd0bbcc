import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { PageQuery } from '#platform/http/queries.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Page } from '#platform/ui/page.tsx'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { titleIn } from '#frameworks/model/titles.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { partnersBy } from '#partners/views.ts'
import { PartnerLink } from '#partners/web.tsx'
import { type Compared, comparedRules, versionOn } from '#funds/model/applying.ts'
import { defaultFund, type FundVersion } from '#funds/model/conditions.ts'
import { paths } from '#funds/paths.ts'
import { fundBy } from '#funds/views.ts'
import { ConditionValue, holdsText, SaidBy, Titled } from './conditions.tsx'

/** What one fund asks, version by version, the latest first, each beside the one before it. */
export function fundPage(app: FastifyInstance, sections: readonly RecordSection[]): void {
  page(app, paths.fund(':id'), PageQuery({}), async (reader, _query, { id = '' }) => {
    const { words, db, moment, locale } = reader
    const fund = found(await fundBy(db, moment, id), 'funds/unknown-fund')
    const donors = await partnersBy(db, moment, fund.partners)
    const offices = await officeChoices(db, moment)
    const called = new Map(offices.map((office) => [office.id, office.name]))
    const more = await Promise.all(sections.map((section) => section(reader, id)))
    const now = versionOn(fund, moment.asOf)
    const versions = fund.versions.map((version, at) => ({
      version,
      before: fund.versions[at - 1],
    }))
    return (
      <Page reader={reader} title={titleIn(fund.titles, locale).text}>
        <h1 class="ds-heading" data-size="lg">
          <Titled titles={fund.titles} reader={reader} />
        </h1>
        <p class="lead">{words.t(id === defaultFund ? 'funds.fund.default' : 'funds.fund.lead')}</p>
        <p>{words.t('funds.list.files')}</p>
        {fund.partners.length > 0 && (
          <>
            <p>{words.t('funds.fund.donors')}</p>
            <ul>
              {fund.partners.map((partner) => {
                const known = donors.get(partner)
                return (
                  <li>
                    {known === undefined ? (
                      <bdi>{partner}</bdi>
                    ) : (
                      <PartnerLink partner={known} reader={reader} />
                    )}
                  </li>
                )
              })}
            </ul>
          </>
        )}
        {fund.isEuropeanUnion && <p>{words.t('funds.fund.european-union')}</p>}
        {now === undefined && (
          <p class="note">{words.t('funds.fund.not', { day: words.day(moment.asOf) })}</p>
        )}
        {versions.toReversed().map(({ version, before }) => (
          <Version {...{ version, before, reader, called }} isNow={version === now} />
        ))}
        {id !== defaultFund && (
          <p>
            {words.t('funds.fund.rest')}{' '}
            <a class="ds-link" href={linkTo(reader, paths.fund(defaultFund))}>
              {words.t('funds.fund.rest-way')}
            </a>
          </p>
        )}
        {more}
        <p>
          <a class="ds-link" href={linkTo(reader, paths.funds)}>
            {words.t('funds.list.title')}
          </a>
        </p>
      </Page>
    )
  })
}

interface VersionProps {
  version: FundVersion
  before: FundVersion | undefined
  isNow: boolean
  reader: Reader
  called: ReadonlyMap<string, string>
}

function Version({ version, before, isNow, reader, called }: VersionProps) {
  const { words } = reader
  const currency = version.rules.currency?.value ?? null
  const was = before?.rules.currency?.value ?? null
  const holds = holdsText(version, reader)
  const column = (name: string) => words.t(`funds.column.${name}`)
  const table = (
    <Table
      caption={words.t(before === undefined ? 'funds.fund.caption' : 'funds.fund.compared')}
      rows={comparedRules(before?.rules, version.rules)}
      columns={[
        {
          title: column('condition'),
          cell: ({ name }) => words.t(`funds.condition.${name}`),
        },
        {
          title: column('value'),
          cell: ({ name, after }) =>
            after === undefined ? (
              words.t('funds.value.unsaid')
            ) : (
              <ConditionValue {...{ name, rule: after, currency, reader, called }} />
            ),
        },
        {
          title: column('before'),
          cell: (each) => each.isChanged && <Before {...{ each, currency: was, reader, called }} />,
        },
        {
          title: column('source'),
          cell: ({ after }) => after !== undefined && <SaidBy said={after} reader={reader} />,
        },
      ]}
    />
  )
  if (isNow) return <Section title={words.t('funds.fund.now', { holds })}>{table}</Section>
  return (
    <details>
      <summary>{words.t('funds.fund.then', { holds })}</summary>
      {table}
    </details>
  )
}

interface BeforeProps {
  each: Compared
  currency: string | null
  reader: Reader
  called: ReadonlyMap<string, string>
}

/** What the version before said. */
function Before({ each: { name, before }, currency, reader, called }: BeforeProps) {
  return before === undefined ? (
    <span class="funds__changed">{reader.words.t('funds.value.unsaid')}</span>
  ) : (
    <span class="funds__changed">
      <ConditionValue {...{ name, rule: before, currency, reader, called }} />
    </span>
  )
}
