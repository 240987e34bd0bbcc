import { type Check, inOrder, newChecks } from './check.ts'
import { coverGaps, coversNothing, doubleCover } from './cover.ts'
import { functionGaps, withoutHolder } from './functions.ts'
import { cycles, orphans, withoutLine } from './lines.ts'
import { untranslated } from './names.ts'
import type { Picture } from './picture.ts'
import { unplaced } from './places.ts'

/** The rules of one day, but for names, which are held against what they were where that is known. */
const ofOneDay = [orphans, cycles, doubleCover, unplaced, coversNothing] as const
/** The rules that hold a network against what it was. */
const ofTwo = [coverGaps, functionGaps, withoutHolder, withoutLine] as const

const standing = (picture: Picture): Check[] => ofOneDay.flatMap((rule) => rule(picture))

/** Everything that is wrong with a network on a day, as far as one day alone shows it; errors first. */
export const checksOf = (picture: Picture): Check[] =>
  inOrder([...standing(picture), ...untranslated(picture)])

/** Everything that a change of the network brings with it and that should not be; errors first. */
export const checksOfChange = (before: Picture, after: Picture): Check[] =>
  inOrder([
    ...newChecks(standing(before), standing(after)),
    ...ofTwo.flatMap((rule) => rule(before, after)),
    ...untranslated(after, before),
  ])
