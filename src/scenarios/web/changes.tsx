import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { wordsOf } from '#platform/http/problem.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Change, WrongChange } from '#decisions/model/change.ts'
import { wrongCode } from '#decisions/model/wrong.ts'
import { changeSentence } from '#decisions/views/change-sentences.ts'
import { namesDrafted, namesFor, placeSubject, subjectsChanged } from '#decisions/views/names.ts'
import { type NamesOf, plain } from '#decisions/views/sentence.ts'
import { SentenceText } from '#decisions/web/sentence.tsx'
import type { NumberedChange, Scenario, ScenarioComment } from '#scenarios/model/scenario.ts'
import { paths } from '#scenarios/paths.ts'

/** What everything is called that changes speak of; of what they only open there is no page yet, nor of what nobody knows. */
export interface Called {
  names: NamesOf
  standing: ReadonlySet<string>
}

/** What everything is called that these changes speak of; what they open bears the name they give it. */
export async function namesIn(reader: Reader, changes: readonly Change[]): Promise<Called> {
  const { db, moment, locale } = reader
  const standing = await namesFor(db, moment, locale, subjectsChanged(changes))
  return {
    names: new Map([...namesDrafted(changes, locale), ...standing]),
    standing: new Set(standing.keys()),
  }
}

/** A change in one plain sentence. */
export const changeText = (change: Change, { names }: Called, { words }: Reader): string =>
  plain(changeSentence(change, words, names))

/** A change in one sentence whose names lead to their pages, where they have one. */
export function ChangeSentence({
  change,
  called: { names, standing },
  reader,
}: {
  change: Change
  called: Called
  reader: Reader
}) {
  const sentence = changeSentence(change, reader.words, names).map((piece) =>
    piece.subject === null || standing.has(piece.subject)
      ? piece
      : { ...piece, subject: `foreseen:${piece.subject}` },
  )
  return <SentenceText sentence={sentence} reader={reader} />
}

/** Why a change cannot be, in words; what it speaks of by its name. */
export function wrongText(wrong: WrongChange, { names }: Called, { words }: Reader): string {
  const told = Object.entries(wrong.details).map(([key, value]): [string, string] => [
    key,
    names.get(value) ?? names.get(placeSubject(value)) ?? value,
  ])
  return words.t(wordsOf(wrongCode(wrong), words), Object.fromEntries(told))
}

interface ChangesTableProps {
  scenario: Scenario
  changes: readonly NumberedChange[]
  called: Called
  wrong: readonly WrongChange[]
  comments: readonly ScenarioComment[]
  reader: Reader
  /** Whether the reader may take changes away, and comment on them. */
  may: { remove: boolean; comment: boolean }
}

/** All changes of a scenario in sentences, what is wrong with one beside it, with ways to take it away or to comment on it. */
export function ChangesTable({
  scenario,
  changes,
  called,
  wrong,
  comments,
  reader,
  may,
}: ChangesTableProps) {
  const { words } = reader
  const rows = changes.map((change, at) => ({
    change,
    place: at + 1,
    wrong: wrong.filter((each) => each.at === at),
    comments: comments.filter((each) => each.change === change.number).length,
  }))
  return (
    <Table
      caption={words.t('scenarios.changes.count', { count: changes.length })}
      variant="scenario"
      rows={rows}
      idOf={({ change }) => `change-${change.number}`}
      columns={[
        {
          title: words.t('scenarios.column.change'),
          cell: ({ change, place, wrong: faults }) => (
            <div class="scenario__change">
              <span class="scenario__place">{words.number(place)}</span>
              <ChangeSentence change={change} called={called} reader={reader} />
              {faults.map((fault) => (
                <p class="form__fault">
                  <strong>{words.t('scenarios.wrong')}</strong> {wrongText(fault, called, reader)}
                </p>
              ))}
            </div>
          ),
        },
        {
          title: words.t('scenarios.column.note'),
          cell: ({ change }) => change.note !== '' && <bdi>{change.note}</bdi>,
        },
        {
          title: words.t('scenarios.column.comments'),
          cell: ({ change, comments: said, place }) =>
            (said > 0 || may.comment) && (
              <div class="list__deeds">
                {said > 0 && (
                  <a class="ds-link" href="#comments">
                    {words.t('scenarios.comments.count', { count: said })}
                  </a>
                )}
                {may.comment && (
                  <a
                    class="ds-link"
                    href={linkTo(reader, paths.comment(scenario.id), {
                      change: String(change.number),
                    })}
                    aria-label={words.t('scenarios.comment.on', { place })}
                  >
                    {words.t('scenarios.comment.title')}
                  </a>
                )}
              </div>
            ),
        },
        {
          title: words.t('scenarios.remove.title'),
          cell: ({ change, place }) =>
            may.remove && (
              <form method="post" action={`/${reader.locale}${paths.remove(scenario.id)}`}>
                <input type="hidden" name="version" value={versionOf(heldByRevision(scenario))} />
                <input type="hidden" name="number" value={String(change.number)} />
                <button
                  class="ds-button"
                  data-variant="tertiary"
                  type="submit"
                  aria-label={words.t('scenarios.remove.which', { place })}
                >
                  {words.t('scenarios.remove.title')}
                </button>
              </form>
            ),
        },
      ]}
    />
  )
}
