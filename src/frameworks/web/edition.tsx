import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { fold } from '#platform/text.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { KeptMoment } from '#platform/ui/kept-moment.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { EditionPageQuery } from '#frameworks/forms.ts'
import { titleIn } from '#frameworks/model/titles.ts'
import { treeOf, withAncestors } from '#frameworks/model/tree.ts'
import { paths } from '#frameworks/paths.ts'
import { type EditionListed, frameworkList, notesOn } from '#frameworks/views/frameworks.ts'
import { theEdition } from '#frameworks/views/objective.ts'
import { objectivesOf } from '#frameworks/views/objectives.ts'
import type { RecordedObjective } from '#frameworks/views/select.ts'
import { EditionName, Notes, periodText, Source, Titled } from './parts.tsx'
import { Tree } from './tree.tsx'

/** Trees up to this size stand open. */
const fewEnough = 40

/** An edition of a framework: how it stands, what one must know of it, and the whole tree, narrowed by what is looked for. */
export function editionPage(app: FastifyInstance): void {
  page(
    app,
    paths.edition(':id', ':edition'),
    EditionPageQuery,
    async (reader, { q = '' }, { id = '', edition: version = '' }) => {
      const { db, moment, words, locale } = reader
      const { framework, edition } = await theEdition(reader, id, version)
      const all = await objectivesOf(db, moment, id, version)
      const wanted = fold(q)
      const shown =
        wanted === '' ? all : withAncestors(all, (each) => toldOf(each).includes(wanted))
      const notes = await notesOn(db, moment, id, version)
      const others = await othersOf(edition, reader)
      const title = titleIn(framework.titles, locale).text
      return (
        <Page reader={reader} title={`${title} · ${titleIn(edition.titles, locale).text}`}>
          <h1 class="ds-heading" data-size="lg">
            <EditionName framework={framework} edition={edition} reader={reader} />
          </h1>
          <p class="lead">
            <strong>{words.t(`frameworks.standing.${edition.standing}`)}</strong>
            {' · '}
            {periodText(edition, reader)}
          </p>
          <Replaced edition={edition} editions={framework.editions} reader={reader} />
          {notes.length > 1 ? (
            <details>
              <summary>{words.t('frameworks.edition.notes', { count: notes.length })}</summary>
              <Notes notes={notes} reader={reader} hasCodes />
            </details>
          ) : (
            <Notes notes={notes} reader={reader} hasCodes />
          )}
          {all.length > fewEnough && <Narrowing reader={reader} q={q} />}
          {wanted !== '' && (
            <p>{words.t('frameworks.tree.found', { count: shown.length, text: q })}</p>
          )}
          <Tree
            branches={treeOf(shown)}
            reader={reader}
            isOpen={wanted !== '' || all.length <= fewEnough}
          />
          <Others edition={edition} others={others} reader={reader} />
          <p>
            {words.t('frameworks.column.source')}:{' '}
            <Source source={edition.source} reader={reader} />
          </p>
          <Exports
            reader={reader}
            list={`${paths.edition(id, version)}/objectives`}
            query={{ q }}
          />
        </Page>
      )
    },
  )
}

const toldOf = ({ upper, titles, text }: RecordedObjective) =>
  fold([upper.code, ...Object.values(titles), text ?? ''].join(' '))

/** Which edition took the place of this one, and which this one took the place of. */
export function Replaced({
  edition,
  editions,
  reader,
}: {
  edition: EditionListed
  editions: readonly EditionListed[]
  reader: Reader
}) {
  const { words } = reader
  const line = (words_: string, other: EditionListed) => (
    <p>
      {words.t(words_)}{' '}
      <a class="ds-link" href={linkTo(reader, paths.edition(other.framework, other.edition))}>
        <Titled titles={other.titles} reader={reader} />
      </a>
    </p>
  )
  return (
    <>
      {editions
        .filter(({ supersedes }) => supersedes === edition.edition)
        .map((newer) => line('frameworks.edition.superseded-by', newer))}
      {editions
        .filter((each) => each.edition === edition.supersedes)
        .map((older) => line('frameworks.edition.supersedes', older))}
    </>
  )
}

function Narrowing({ reader, q }: { reader: Reader; q: string }) {
  const { words } = reader
  return (
    <form
      class="finder"
      method="get"
      role="search"
      aria-label={words.t('frameworks.tree.look-for')}
    >
      <KeptMoment asked={reader.asked} />
      <div class="finder__field finder__field--wide">
        <label for="tree-q">{words.t('frameworks.tree.look-for')}</label>
        <input class="ds-input" id="tree-q" name="q" type="search" value={q} maxlength={200} />
      </div>
      <div class="finder__buttons">
        <button class="ds-button" type="submit">
          {words.t('frameworks.tree.show')}
        </button>
        {q !== '' && (
          <a class="ds-link" href={linkTo(reader, reader.path)}>
            {words.t('frameworks.tree.all')}
          </a>
        )}
      </div>
    </form>
  )
}

/** Another edition that this one can be laid beside. */
type Beside = Awaited<ReturnType<typeof othersOf>>[number]

async function othersOf(edition: EditionListed, { db, moment }: Reader) {
  const all = await frameworkList(db, moment)
  const isThis = (each: EditionListed) =>
    each.framework === edition.framework && each.edition === edition.edition
  return all.flatMap((framework) =>
    framework.editions
      .filter((each) => !isThis(each))
      .filter((each) => each.framework === edition.framework || each.edition === framework.inForce)
      .map((each) => ({ framework, edition: each })),
  )
}

interface OthersProps {
  edition: EditionListed
  others: readonly Beside[]
  reader: Reader
}

function Others({ edition, others, reader }: OthersProps) {
  const one = `${edition.framework}@${edition.edition}`
  return (
    <Section title={reader.words.t('frameworks.compare.with')}>
      <ul class="columns">
        {others.map((each) => (
          <li>
            <a
              class="ds-link"
              href={linkTo(reader, paths.compare, {
                one,
                other: `${each.edition.framework}@${each.edition.edition}`,
              })}
            >
              <EditionName framework={each.framework} edition={each.edition} reader={reader} />
            </a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
