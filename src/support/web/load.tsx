import type { FastifyInstance } from 'fastify'
import { presently, type SignedReader } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { type Column, Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { themes } from '#posts/model/themes.ts'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { LoadPageQuery } from '#support/forms/queries.ts'
import { hoursOf } from '#support/model/hours.ts'
import { paths } from '#support/paths.ts'
import type { LoadPart } from '#support/model/load.ts'
import { type Load, loadBy, type LoadFilter, sightOf } from '#support/views.ts'

/** Load of support: by office, by theme, by quarter, and by all three, each with its picture and its figures. */
export function loadPage(app: FastifyInstance): void {
  page(
    app,
    paths.load,
    LoadPageQuery,
    async (visitor, { office, theme }) => {
      const reader = presently(visitor)
      const { words, db, moment } = reader
      const filter: LoadFilter = { office: office || undefined, theme: theme || undefined }
      const of = async (parts: readonly LoadPart[]) =>
        loadBy(db, moment, parts, { filter, sight: sightOf(reader.asker) })
      const whole = await of(['office', 'theme', 'quarter'])
      return (
        <Page reader={reader} title={words.t('support.load.title')} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {words.t('support.load.title')}
          </h1>
          <p class="lead">{words.t('support.load.lead')}</p>
          <Narrowing reader={reader}>
            <OneOf
              {...{ form: 'load', name: 'office', label: words.t('support.load.office') }}
              chosen={filter.office}
              options={await officeChoices(db, moment)}
              reader={reader}
            />
            <OneOf
              {...{ form: 'load', name: 'theme', label: words.t('support.column.theme') }}
              chosen={filter.theme}
              options={themes.map((id) => ({ id, name: words.t(`posts.theme.${id}`) }))}
              reader={reader}
            />
          </Narrowing>
          {whole.length === 0 ? (
            <p class="empty">{words.t('support.load.none')}</p>
          ) : (
            <>
              <p class="support__key">{words.t('support.load.key')}</p>
              <Loads by="office" loads={await of(['office'])} reader={reader} />
              <Loads by="theme" loads={await of(['theme'])} reader={reader} />
              <Loads by="quarter" loads={await of(['quarter'])} reader={reader} />
              <Loads by="whole" loads={whole} reader={reader} />
              <Exports reader={reader} list={paths.api.load} query={{ ...filter }} />
            </>
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

function Loads({
  by,
  loads,
  reader,
}: {
  by: LoadPart | 'whole'
  loads: readonly Load[]
  reader: SignedReader
}) {
  const { words } = reader
  const most = Math.max(1, ...loads.map(({ asked }) => asked))
  const heads: Record<LoadPart, Column<Load>> = {
    office: {
      title: words.t('support.load.office'),
      cell: ({ office, officeName }) => (
        <OfficeLink id={office} name={officeName ?? office} reader={reader} />
      ),
    },
    theme: {
      title: words.t('support.column.theme'),
      cell: ({ theme }) => words.t(`posts.theme.${theme}`),
    },
    quarter: {
      title: words.t('support.load.quarter'),
      stands: 'short',
      cell: ({ quarter }) => <bdi dir="ltr">{quarter}</bdi>,
    },
  }
  const figure = (name: 'asked' | 'open' | 'answered'): Column<Load> => ({
    title: words.t(`support.load.${name}`),
    stands: 'count',
    cell: (load) => words.number(load[name]),
  })
  return (
    <Section id={`by-${by}`} title={words.t(`support.load.by.${by}`)}>
      <Table
        caption={words.t(`support.load.by.${by}`)}
        variant="load"
        rows={loads}
        columns={[
          ...(by === 'whole' ? [heads.office, heads.theme, heads.quarter] : [heads[by]]),
          {
            title: words.t('support.load.picture'),
            cell: (load) => load.asked > 0 && <LoadBar load={load} most={most} reader={reader} />,
          },
          figure('asked'),
          figure('open'),
          figure('answered'),
          {
            title: words.t('support.load.days'),
            stands: 'count',
            cell: ({ days }) => (days === null ? '' : words.number(days)),
          },
          {
            title: words.t('support.load.hours'),
            stands: 'count',
            cell: ({ quarters }) => words.number(hoursOf(quarters)),
          },
        ]}
      />
    </Section>
  )
}

const frame = { width: 200, height: 12 } as const

/** So many requests, and how many of them are open. All figures stand beside it. */
function LoadBar({
  load: { asked, open },
  most,
  reader: { direction },
}: {
  load: Load
  /** Requests at the end of the room. */
  most: number
  reader: Pick<SignedReader, 'direction'>
}) {
  const at = (count: number) => Math.round((count / most) * frame.width)
  const x = (width: number) => (direction === 'rtl' ? frame.width - width : 0)
  return (
    <svg
      class="support__bar"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="support__asked" x={x(at(asked))} width={at(asked)} height={frame.height} />
      <rect class="support__open" x={x(at(open))} width={at(open)} height={frame.height} />
    </svg>
  )
}
