import type { Words } from '#platform/i18n/words.ts'
import type { ChangeKind } from './change-basis.ts'
import type { Change } from './changes.ts'
import type { Fact } from './snapshot.ts'

type FactText = (fact: Fact, words: Words) => string

const kind: FactText = ({ value }, words) => words.t(`network.kind.${value}`)
const named: FactText = ({ value, label }) => label ?? value
const covered: FactText = (fact, words) =>
  fact.qualifier === ''
    ? named(fact, words)
    : `${named(fact, words)} ${words.t(`network.condition.${fact.qualifier}`)}`

const held: FactText = ({ value, qualifier, label }, words) => {
  const name = words.t(`network.function.${value}`)
  if (qualifier === '') return name
  const rest =
    qualifier === 'from:headquarters'
      ? words.t('network.office.moved-from-headquarters')
      : words.t('network.office.held-for', { area: label ?? qualifier })
  return `${name} ${rest}`
}

const tellings: Readonly<Record<ChangeKind, FactText>> = {
  opened: kind,
  ended: kind,
  kind,
  renamed: named,
  moved: named,
  line: named,
  'function-given': held,
  'function-taken': held,
  'coverage-given': covered,
  'coverage-taken': covered,
}

/** One side of a change in the reader's language; null where nothing is said. */
export const sideText = (
  change: Pick<Change, 'kind'>,
  fact: Fact | null,
  words: Words,
): string | null => (fact === null ? null : tellings[change.kind](fact, words))

/** Whether the text of a change's sides is a name as printed, in Latin letters, rather than in the reader's language. */
export const isPrintedName = ({ kind: of }: Pick<Change, 'kind'>): boolean =>
  of === 'renamed' || of === 'line'
