import type { Reader } from '#platform/http/reader.ts'
import { type Change, isChangeKind } from '#decisions/model/change.ts'
import type { Cells } from '#scenarios/forms/change.ts'
import { compared } from '#scenarios/model/compare.ts'
import { type Called, ChangeSentence } from './changes.tsx'

interface MeanwhileProps {
  /** What was written, and what stands in the list now. */
  typed: readonly Change[]
  changes: readonly Change[]
  called: Called
  reader: Reader
}

/** The rows in which a kind of change was chosen, as changes: enough to lay them beside others. */
export const changesTyped = (rows: readonly Cells[]): Change[] =>
  rows.flatMap(({ change, ...rest }) => (isChangeKind(change) ? [{ ...rest, kind: change }] : []))

/**
 * Somebody saved the list while this one was being written: what stands there now and not in what was written, and the other way
 * round. Who saves once more puts what was written in its place.
 */
export function Meanwhile({ typed, changes, called, reader }: MeanwhileProps) {
  const { words } = reader
  const { onlyFirst, onlySecond } = compared(changes, typed)
  const list = (key: string, own: readonly Change[]) =>
    own.length > 0 && (
      <>
        <h3 class="ds-heading" data-size="2xs">
          {words.t(`scenarios.meanwhile.${key}`)}
        </h3>
        <ul>
          {own.map((change) => (
            <li>
              <ChangeSentence change={change} called={called} reader={reader} />
            </li>
          ))}
        </ul>
      </>
    )
  return (
    <section class="problem" aria-label={words.t('scenarios.meanwhile.title')}>
      <p>{words.t('scenarios.meanwhile.means')}</p>
      {list('theirs', onlyFirst)}
      {list('yours', onlySecond)}
    </section>
  )
}
