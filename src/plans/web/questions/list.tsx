import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import { pageThrough } from '#platform/http/paging.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Table } from '#platform/ui/table.tsx'
import { upperText } from '#frameworks/model/upper.ts'
import { OfficeLink } from '#network/web/office-list.tsx'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { QuestionsPageQuery, wantedFrom } from '#plans/forms/questions.ts'
import { type Question, questionStates } from '#plans/model/questions.ts'
import type { Wanted } from '#plans/model/questions/wanted.ts'
import { paths } from '#plans/paths.ts'
import { regionsOfOffices, seenQuestions, toldOf } from '#plans/views/questions/seen.ts'
import { UpperLink } from '#plans/web/reading/upper.tsx'
import { becameText, DueDay, QuestionLink, type Told } from './parts.tsx'

const perPage = 50

/** What is to be confirmed in all plans, those that are due first first; narrowed by who answers, by region, by how they stand. */
export function questionsPage(app: FastifyInstance): void {
  page(
    app,
    paths.questions,
    QuestionsPageQuery,
    async (reader, query) => {
      const { words } = signedIn(reader)
      const wanted = wantedFrom(query)
      const all = await seenQuestions(reader, wanted)
      const cursor = query.cursor === undefined ? {} : { cursor: query.cursor }
      const shown = pageThrough(all, { limit: perPage, ...cursor }, ({ id }) => id)
      const title = words.t('plans.question.list.title')
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">{words.t('plans.question.list.lead')}</p>
          <Filters
            reader={reader}
            wanted={wanted}
            offices={await officeChoices(reader.db, reader.moment)}
            regions={await regionsOfOffices(reader)}
          />
          {all.length === 0 ? (
            <p class="empty">
              {words.t(`plans.question.list.${isNarrowed(wanted) ? 'none-so' : 'none'}`)}
            </p>
          ) : (
            <Questions
              questions={shown.items}
              told={await toldOf(reader, shown.items)}
              caption={words.t('plans.question.list.count', { count: all.length })}
              reader={reader}
            />
          )}
          <Pager next={shown.next} reader={reader} />
          {all.length > 0 && (
            <Exports reader={reader} list={paths.api.questions} query={queryOf(wanted)} />
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

const isNarrowed = ({ office, region, state, overdue }: Wanted) =>
  [office, region, state].some((each) => each !== undefined) || overdue === true

const queryOf = ({ overdue, ...wanted }: Wanted) => ({
  ...wanted,
  overdue: overdue === true ? 'true' : undefined,
})

interface FilterProps {
  reader: Reader
  wanted: Wanted
  offices: readonly { id: string; name: string }[]
  regions: readonly { id: string; name: string }[]
}

function Filters({ reader, wanted, offices, regions }: FilterProps) {
  const { words } = reader
  const one = (
    name: 'office' | 'region' | 'state' | 'overdue',
    options: readonly { id: string; name: string }[],
    chosen: string | undefined,
  ) => (
    <OneOf
      form="questions"
      name={name}
      label={words.t(`plans.question.column.${name}`)}
      chosen={chosen}
      options={options}
      reader={reader}
    />
  )
  const states = questionStates.map((id) => ({ id, name: words.t(`plans.question.state.${id}`) }))
  const late = [{ id: 'true', name: words.t('plans.question.late') }]
  return (
    <Narrowing
      reader={reader}
      more={
        <a class="ds-link" href={linkTo(reader, paths.questions)}>
          {words.t('plans.question.list.all')}
        </a>
      }
    >
      {one('region', regions, wanted.region)}
      {one('office', offices, wanted.office)}
      {one('state', states, wanted.state === 'any' ? undefined : (wanted.state ?? 'open'))}
      {one('overdue', late, wanted.overdue === true ? 'true' : undefined)}
    </Narrowing>
  )
}

interface QuestionsProps {
  questions: readonly Question[]
  told: Told
  caption: string
  reader: Reader
}

function Questions({ questions, told, caption, reader }: QuestionsProps) {
  const { words } = reader
  const column = (name: string) => words.t(`plans.question.column.${name}`)
  return (
    <Table
      caption={caption}
      variant="questions"
      rows={questions}
      columns={[
        {
          title: column('citation'),
          cell: (each) => <QuestionLink question={each} told={told} reader={reader} />,
        },
        {
          title: column('upper'),
          cell: ({ upper }) => (
            <UpperLink upper={upper} told={told.get(upperText(upper))} reader={reader} />
          ),
        },
        { title: column('became'), cell: (each) => becameText(each, reader) },
        {
          title: column('office'),
          cell: ({ owner, ownerName }) => (
            <OfficeLink id={owner} name={ownerName ?? owner} reader={reader} />
          ),
        },
        { title: column('due'), cell: (each) => <DueDay question={each} reader={reader} /> },
        { title: column('state'), cell: ({ state }) => words.t(`plans.question.state.${state}`) },
      ]}
    />
  )
}
