import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { placesToChoose, refuseUnknown } from '#world/views.ts'
import { PartnersPageQuery } from '#partners/forms.ts'
import { nameOf, type Partner, partnerKinds, referenceText } from '#partners/model/partner.ts'
import { paths } from '#partners/paths.ts'
import { partnerList } from '#partners/views.ts'
import { searchedText } from '#partners/model/searched.ts'
import { activeText, PartnerLink } from './parts.tsx'

const perPage = 100

/** The organisations outside that give money or work with us, A to Z. */
export function partnersPage(app: FastifyInstance): void {
  page(app, paths.partners, PartnersPageQuery, async (reader, query) => {
    const { words, db, moment, locale } = reader
    const filter = { kind: query.kind || undefined, country: query.country || undefined }
    await refuseUnknown(db, { country: filter.country })
    const { countries } = await placesToChoose(db, moment, locale)
    const all = await partnerList(db, moment, filter)
    const inOrder = all.toSorted((a, b) =>
      nameOf(a, locale).localeCompare(nameOf(b, locale), locale),
    )
    const { q = '' } = query
    const shown = pageThrough(inOrder, { q, limit: perPage, cursor: query.cursor }, searchedText)
    const title = words.t('partners.list.title')
    const count = words.t('partners.list.count', { count: shown.total })
    const mayAdd = reader.asker?.grants.some(({ right }) => right === 'funds.mobilise') ?? false
    return (
      <Page reader={reader} title={title} summary={words.t('partners.list.lead')}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('partners.list.lead')}</p>
        <Filters reader={reader} filter={filter} q={q} countries={countries} />
        {shown.total === 0 ? (
          <p class="empty">{words.t('partners.list.none')}</p>
        ) : (
          <PartnerTable
            partners={shown.items}
            reader={reader}
            caption={count}
            countries={new Map(countries.map(({ id, name }) => [id, name]))}
          />
        )}
        <Pager next={shown.next} reader={reader} />
        <Exports reader={reader} list={paths.partners} query={{ ...filter, q: q || undefined }} />
        {mayAdd && (
          <p class="ways">
            <WayTo
              href={linkTo(reader, paths.add)}
              label={words.t('partners.add.title')}
              barred={null}
              id="no-add"
            />
          </p>
        )}
      </Page>
    )
  })
}

interface FilterProps {
  reader: Reader
  filter: Record<'kind' | 'country', string | undefined>
  q: string
  countries: readonly { id: string; name: string }[]
}

function Filters({ reader, filter, q, countries }: FilterProps) {
  const { words } = reader
  const all = (
    <a class="ds-link" href={linkTo(reader, paths.partners)}>
      {words.t('partners.list.all')}
    </a>
  )
  return (
    <Narrowing reader={reader} more={all}>
      <div class="finder__field">
        <label for="partners-q">{words.t('partners.list.search')}</label>
        <input class="ds-input" id="partners-q" type="search" name="q" value={q} maxLength={200} />
      </div>
      <OneOf
        form="partners"
        name="kind"
        label={words.t('partners.field.kind')}
        chosen={filter.kind}
        options={partnerKinds.map((id) => ({ id, name: words.t(`partners.kind.${id}`) }))}
        reader={reader}
      />
      <OneOf
        form="partners"
        name="country"
        label={words.t('partners.field.country')}
        chosen={filter.country}
        options={countries}
        reader={reader}
      />
    </Narrowing>
  )
}

interface TableProps {
  partners: readonly Partner[]
  reader: Reader
  caption: string
  countries: ReadonlyMap<string, string>
}

function PartnerTable({ partners, reader, caption, countries }: TableProps) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      rows={partners}
      columns={[
        {
          title: words.t('partners.column.name'),
          cell: (partner) => <PartnerLink partner={partner} reader={reader} />,
        },
        {
          title: words.t('partners.field.kind'),
          cell: ({ kind }) => words.t(`partners.kind.${kind}`),
        },
        {
          title: words.t('partners.field.country'),
          cell: ({ country }) =>
            country === null ? '' : <bdi>{countries.get(country) ?? country}</bdi>,
        },
        {
          title: words.t('partners.field.references'),
          cell: ({ references }) =>
            references.length > 0 && (
              <bdi dir="ltr">{references.map(referenceText).join(', ')}</bdi>
            ),
        },
        { title: words.t('partners.column.active'), cell: (partner) => activeText(partner, words) },
      ]}
    />
  )
}
