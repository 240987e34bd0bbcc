import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { Words } from '#platform/i18n/words.ts'
import { lastDayOf } from '#platform/period.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { ProposalsPageQuery } from '#proposals/forms.ts'
import { manners, proposalStates } from '#proposals/model/proposal.ts'
import { paths } from '#proposals/paths.ts'
import { type ShownFilter, type ShownProposal, shownProposals } from '#proposals/views/shown.ts'
import { titleOf } from '#proposals/views/titles.ts'
import { lookingFrom } from './parts.tsx'

const perPage = 100
const waits = ['me', 'sent', 'nobody'] as const

/** The proposals that the reader may know of: those that wait for them, that they sent, and the rest. */
export function proposalsPage(app: FastifyInstance): void {
  page(
    app,
    paths.proposals,
    ProposalsPageQuery,
    async (reader, query) => {
      const { words, db, moment } = reader
      const filter = {
        waiting: query.waiting || undefined,
        state: query.state || undefined,
        manner: query.manner || undefined,
        office: query.office || undefined,
      }
      const looking = lookingFrom(reader)
      const proposals = await shownProposals(looking, filter)
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(proposals, { limit: perPage, ...cursor }, ({ id }) => id)
      const caption = words.t('proposals.list.count', { count: proposals.length })
      return (
        <Page reader={reader} title={words.t('proposals.list.title')} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {words.t('proposals.list.title')}
          </h1>
          <p class="lead">{words.t('proposals.list.lead')}</p>
          <Unheld reader={reader} count={await unheld(reader)} />
          <Filters reader={reader} filter={filter} offices={await officeChoices(db, moment)} />
          {proposals.length === 0 ? (
            <p class="empty">{words.t('proposals.list.none')}</p>
          ) : (
            <ProposalTable proposals={shown.items} reader={reader} caption={caption} />
          )}
          <Pager next={shown.next} reader={reader} />
          <Exports reader={reader} list={paths.proposals} query={filter} />
        </Page>
      )
    },
    'signed-in',
  )
}

/** How many proposals nobody can decide on, for those who could appoint somebody who can: administrators. */
async function unheld(reader: Reader): Promise<number> {
  const mayAppoint = reader.asker?.grants.some(
    ({ right, reach }) => right === 'posts.appoint' && reach === 'everywhere',
  )
  if (mayAppoint !== true) return 0
  return (await shownProposals(lookingFrom(reader), { waiting: 'nobody', state: 'open' })).length
}

const Unheld = ({ reader, count }: { reader: Reader; count: number }) =>
  count === 0 ? null : (
    <p class="note">
      {reader.words.t('proposals.list.unheld', { count })}{' '}
      <a class="ds-link" href={linkTo(reader, paths.proposals, { waiting: 'nobody' })}>
        {reader.words.t('proposals.waiting.nobody')}
      </a>
    </p>
  )

interface FilterProps {
  reader: Reader
  filter: ShownFilter
  offices: readonly { id: string; name: string }[]
}

function Filters({ reader, filter, offices }: FilterProps) {
  const { words } = reader
  const one = (
    name: 'waiting' | 'state' | 'manner' | 'office',
    options: readonly { id: string; name: string }[],
  ) => (
    <OneOf
      form="proposals"
      name={name}
      label={words.t(`proposals.column.${name}`)}
      chosen={filter[name]}
      options={options}
      reader={reader}
    />
  )
  const inWords = (all: readonly string[], place: string) =>
    all.map((id) => ({ id, name: words.t(`proposals.${place}.${id}`) }))
  return (
    <Narrowing
      reader={reader}
      more={
        <a class="ds-link" href={linkTo(reader, paths.proposals)}>
          {words.t('proposals.list.all')}
        </a>
      }
    >
      {one('waiting', inWords(waits, 'waiting'))}
      {one('state', inWords(proposalStates, 'state'))}
      {one('manner', inWords(manners, 'manner'))}
      {one('office', offices)}
    </Narrowing>
  )
}

/** Proposals with where they stand, and with whom. */
export function ProposalTable({
  proposals,
  reader,
  caption,
  isOfOneOffice = false,
}: {
  proposals: readonly ShownProposal[]
  reader: Reader
  caption: string
  /** The page says already which office they are about. */
  isOfOneOffice?: boolean
}) {
  const { words } = reader
  return (
    <Table
      caption={caption}
      variant="proposals"
      rows={proposals}
      columns={[
        {
          title: words.t('proposals.column.proposal'),
          cell: (each) => (
            <a class="ds-link" href={linkTo(reader, paths.proposal(each.id))}>
              <bdi>{titleOf(each, words)}</bdi>
            </a>
          ),
        },
        {
          title: words.t('proposals.column.office'),
          cell: ({ office, officeName }) =>
            !isOfOneOffice && (
              <OfficeLink id={office} name={officeName ?? office} reader={reader} />
            ),
        },
        {
          title: words.t('proposals.field.from'),
          cell: ({ from }) => from !== null && <Day day={from} words={words} />,
        },
        {
          title: words.t('proposals.column.author'),
          cell: ({ author, sentOn }) => (
            <>
              <bdi>{author.name}</bdi>{' '}
              <small>
                <Day day={sentOn} words={words} />
              </small>
            </>
          ),
        },
        {
          title: words.t('proposals.column.state'),
          cell: ({ state }) => words.t(`proposals.state.${state}`),
        },
        { title: words.t('proposals.column.with'), cell: (each) => withText(each, reader) },
        {
          title: words.t('proposals.column.until'),
          cell: ({ custody }) =>
            custody !== null &&
            custody.until !== null && <Day day={lastDayOf(custody.until)} words={words} />,
        },
      ]}
    />
  )
}

const Day = ({ day, words }: { day: string; words: Words }) => (
  <time dateTime={day}>{words.day(day)}</time>
)

/** With whom an open proposal is: with me, with nobody, or with these people. */
function withText({ custody, isForMe }: ShownProposal, { words }: Reader) {
  if (custody === null) return ''
  if (custody.holders.length === 0) return words.t('proposals.waiting.nobody')
  if (isForMe) return <strong>{words.t('proposals.with-me')}</strong>
  return <bdi>{words.list([...new Set(custody.holders.map(({ name }) => name))])}</bdi>
}
