import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Choice } from '#platform/ui/choice.tsx'
import { Exports } from '#platform/ui/exports.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { ComparePageQuery } from '#frameworks/forms.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { paths } from '#frameworks/paths.ts'
import { type ComparedEditions, comparedEditions, type Side } from '#frameworks/views/compared.ts'
import { type FrameworkListed, frameworkList, notesOn } from '#frameworks/views/frameworks.ts'
import { mappingList } from '#frameworks/views/mappings.ts'
import type { RecordedObjective } from '#frameworks/views/select.ts'
import { EditionName, Notes, ObjectiveLink } from './parts.tsx'

/** Two editions side by side: what of one has no counterpart in the other; and which editions are mapped at all. */
export function comparePage(app: FastifyInstance): void {
  page(app, paths.compare, ComparePageQuery, async (reader, { one, other }) => {
    const { db, moment, words } = reader
    const all = await frameworkList(db, moment)
    const chosen =
      one === undefined || other === undefined ? null : await comparedEditions(reader, one, other)
    const notes =
      chosen === null
        ? []
        : [...(await wholeNotes(reader, chosen.one)), ...(await wholeNotes(reader, chosen.other))]
    const pairs = chosen === null ? await mappedPairs(reader) : []
    const title = words.t('frameworks.compare.title')
    return (
      <Page reader={reader} title={title}>
        <h1 class="ds-heading" data-size="lg">
          {title}
        </h1>
        <p class="lead">{words.t('frameworks.compare.lead')}</p>
        <Choosing all={all} one={one} other={other} reader={reader} />
        {chosen !== null && <Notes notes={notes} reader={reader} />}
        {chosen !== null && <Result chosen={chosen} reader={reader} />}
        {chosen !== null && (
          <Exports reader={reader} list="/framework-comparison" query={{ one, other }} />
        )}
        {chosen === null && <Pairs pairs={pairs} all={all} reader={reader} />}
        {chosen === null && <Exports reader={reader} list="/framework-mappings" />}
      </Page>
    )
  })
}

async function wholeNotes({ db, moment }: Reader, { edition }: Side) {
  const all = await notesOn(db, moment, edition.framework, edition.edition)
  return all.filter(({ code }) => code === '')
}

interface Pair {
  one: string
  other: string
  count: number
}

async function mappedPairs({ db, moment }: Reader): Promise<Pair[]> {
  const mappings = await mappingList(db, moment)
  const byPair = Map.groupBy(
    mappings,
    ({ from, to }) => `${from.of}@${from.version} ${to.of}@${to.version}`,
  )
  return [...byPair].map(([key, own]) => {
    const [one = '', other = ''] = key.split(' ')
    return { one, other, count: own.length }
  })
}

interface PairsProps {
  pairs: readonly Pair[]
  all: readonly FrameworkListed[]
  reader: Reader
}

function Pairs({ pairs, all, reader }: PairsProps) {
  const { words } = reader
  const named = (key: string) => {
    const edition = all
      .flatMap((framework) => framework.editions.map((each) => ({ framework, each })))
      .find(({ each }) => `${each.framework}@${each.edition}` === key)
    return edition === undefined ? (
      <bdi>{key}</bdi>
    ) : (
      <EditionName framework={edition.framework} edition={edition.each} reader={reader} />
    )
  }
  if (pairs.length === 0) return <p class="empty">{words.t('frameworks.mapping.none')}</p>
  return (
    <Table
      caption={words.t('frameworks.compare.mapped')}
      rows={pairs}
      columns={[
        {
          title: words.t('frameworks.compare.one'),
          cell: ({ one, other }) => (
            <a class="ds-link" href={linkTo(reader, paths.compare, { one, other })}>
              {named(one)}
            </a>
          ),
        },
        {
          title: words.t('frameworks.compare.other'),
          cell: ({ other }) => <span>{named(other)}</span>,
        },
        {
          title: words.t('frameworks.compare.mapped'),
          cell: ({ count }) => words.number(count),
        },
      ]}
    />
  )
}

interface ChoosingProps {
  all: readonly FrameworkListed[]
  one: string | undefined
  other: string | undefined
  reader: Reader
}

function Choosing({ all, one, other, reader }: ChoosingProps) {
  const { words, locale } = reader
  const choice = (name: 'one' | 'other', chosen: string | undefined) => (
    <Choice form="editions" name={name} label={words.t(`frameworks.compare.${name}`)}>
      {all.map((framework) => (
        <optgroup label={titleIn(framework.titles, locale).text}>
          {framework.editions.map((each) => {
            const key = `${each.framework}@${each.edition}`
            return (
              <option value={key} selected={key === chosen}>
                {titleIn(framework.titles, locale).text} · {titleIn(each.titles, locale).text}
              </option>
            )
          })}
        </optgroup>
      ))}
    </Choice>
  )
  return (
    <form class="finder" method="get" aria-label={words.t('frameworks.compare.title')}>
      <KeptMoment asked={reader.asked} />
      {choice('one', one)}
      {choice('other', other)}
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('frameworks.compare.show')}
        </button>
      </div>
    </form>
  )
}

function Result({ chosen, reader }: { chosen: ComparedEditions; reader: Reader }) {
  const { words } = reader
  const { matched, aloneHere, aloneThere } = chosen.compared
  const caption = words.t('frameworks.compare.matched', { count: matched.length })
  return (
    <>
      {matched.length > 0 && (
        <Section title={caption}>
          <Table
            caption={caption}
            rows={matched}
            columns={[
              {
                title: words.t('frameworks.compare.one'),
                cell: ({ objective }) => <ObjectiveLink objective={objective} reader={reader} />,
              },
              {
                title: words.t('frameworks.compare.other'),
                cell: ({ counterparts }) => (
                  <ul class="frameworks__met">
                    {counterparts.map(({ objective, basis }) => (
                      <li>
                        <ObjectiveLink objective={objective} reader={reader} />
                        {basis === 'derived' && (
                          <small> {words.t('frameworks.basis.derived')}</small>
                        )}
                      </li>
                    ))}
                  </ul>
                ),
              },
            ]}
          />
        </Section>
      )}
      <div class="frameworks__sides">
        <Alone side={chosen.one} objectives={aloneHere} reader={reader} />
        <Alone side={chosen.other} objectives={aloneThere} reader={reader} />
      </div>
    </>
  )
}

interface AloneProps {
  side: Side
  objectives: readonly RecordedObjective[]
  reader: Reader
}

/** What of one side has no counterpart on the other. */
function Alone({ side, objectives, reader }: AloneProps) {
  return (
    <Section
      title={
        <>
          <EditionName framework={side.framework} edition={side.edition} reader={reader} />:{' '}
          {reader.words.t('frameworks.compare.alone', { count: objectives.length })}
        </>
      }
    >
      <ul class="frameworks__tree">
        {objectives.map((each) => (
          <li>
            <ObjectiveLink objective={each} reader={reader} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
