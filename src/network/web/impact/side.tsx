import type { Reader } from '#platform/http/reader.ts'
import type { Named } from '#network/model/impact.ts'
import { NamedThing } from './named.tsx'

interface SideProps {
  /** What is said on this side, and what on the other. */
  own: readonly Named[]
  other: readonly Named[]
  side: 'before' | 'after'
  foreseen: ReadonlySet<string>
  reader: Reader
}

/** So many are named at once; the rest can be unfolded. */
const few = 6
/** So many that stay are named; of more only their number is said. */
const fewStay = 3

const isIn = (all: readonly Named[], { type, id }: Named) =>
  all.some((each) => each.type === type && each.id === id)

/** What is said on one side of a line: first what only this side says, with a sign and a word for it, then what stays. */
export function Side({ own, other, side, foreseen, reader }: SideProps) {
  const { words } = reader
  if (own.length === 0) {
    const isOffice = other.some(({ type }) => type === 'office' || type === 'regional-office')
    return <span class="empty">{words.t(`network.impact.${isOffice ? 'nobody' : 'nothing'}`)}</span>
  }
  const alone = own.filter((each) => !isIn(other, each))
  const stay = own.filter((each) => isIn(other, each))
  const isMarked = stay.length > 0
  const item = (named: Named) => (
    <li>
      {isMarked && <Sign side={side} reader={reader} />}
      <NamedThing named={named} foreseen={foreseen} reader={reader} />
    </li>
  )
  return (
    <div>
      <ul class="impact__side">
        {alone.slice(0, few).map(item)}
        {stay.length <= fewStay &&
          stay.map((named) => (
            <li>
              <NamedThing named={named} foreseen={foreseen} reader={reader} />
            </li>
          ))}
      </ul>
      {alone.length > few && (
        <details>
          <summary>{words.t('network.impact.more', { count: alone.length - few })}</summary>
          <ul class="impact__side">{alone.slice(few).map(item)}</ul>
        </details>
      )}
      {stay.length > fewStay && (
        <p class="impact__stay">{words.t('network.impact.unchanged', { count: stay.length })}</p>
      )}
    </div>
  )
}

function Sign({ side, reader }: Pick<SideProps, 'side' | 'reader'>) {
  return (
    <>
      <span class="impact__sign" aria-hidden="true">
        {side === 'before' ? '−' : '+'}
      </span>
      <span class="impact__word">
        {reader.words.t(`network.impact.${side === 'before' ? 'gone' : 'new'}`)}{' '}
      </span>
    </>
  )
}
