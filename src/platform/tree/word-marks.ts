/** A stretch of text that stayed, went or came. */
export interface WordMark {
  text: string
  mark: 'kept' | 'gone' | 'new'
}

/** Longer texts than this (words before times words after) are shown as gone and new whole: finding what stayed would take too long. */
const mostCells = 4_000_000

/** What became of a text, word by word: read without what is new it is the text before, without what is gone the text after. */
export function wordMarks(before: string, after: string): WordMark[] {
  const [a, b] = [wordsOf(before), wordsOf(after)]
  const start = sharedStart(a, b)
  const end = sharedStart(a.slice(start).toReversed(), b.slice(start).toReversed())
  const [from, to] = [a.slice(start, a.length - end), b.slice(start, b.length - end)]
  return joined([
    ...a.slice(0, start).map(marked('kept')),
    ...between(from, to),
    ...a.slice(a.length - end).map(marked('kept')),
  ])
}

const marked =
  (mark: WordMark['mark']) =>
  (text: string): WordMark => ({ text, mark })

/** Words and the white space between them, so that nothing is lost. */
const wordsOf = (text: string): string[] => text.split(/(\s+)/u).filter((each) => each !== '')

function sharedStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, at) => word !== b[at])
  return differs === -1 ? Math.min(a.length, b.length) : differs
}

/** By the longest common sequence of words. */
function between(a: readonly string[], b: readonly string[]): WordMark[] {
  if (a.length * b.length > mostCells || a.length === 0 || b.length === 0)
    return [...a.map(marked('gone')), ...b.map(marked('new'))]
  const width = b.length + 1
  const lengths = new Uint32Array((a.length + 1) * width)
  const length = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1))
  const marks: WordMark[] = []
  let [i, j] = [0, 0]
  while (i < a.length && j < b.length) {
    const [gone = '', come = ''] = [a[i], b[j]]
    if (gone === come) {
      marks.push({ text: gone, mark: 'kept' })
      i += 1
      j += 1
    } else if (length(i + 1, j) >= length(i, j + 1)) {
      marks.push({ text: gone, mark: 'gone' })
      i += 1
    } else {
      marks.push({ text: come, mark: 'new' })
      j += 1
    }
  }
  return [...marks, ...a.slice(i).map(marked('gone')), ...b.slice(j).map(marked('new'))]
}

/** Neighbours of one mark as one stretch; what went and came between two words that stayed stands together, what went first. */
function joined(marks: readonly WordMark[]): WordMark[] {
  const stretches: WordMark[] = []
  let [gone, come] = ['', '']
  const settle = () => {
    if (gone !== '') stretches.push({ text: gone, mark: 'gone' })
    if (come !== '') stretches.push({ text: come, mark: 'new' })
    gone = ''
    come = ''
  }
  let kept = ''
  for (const { text, mark } of marks) {
    if (mark === 'kept') {
      settle()
      kept += text
      continue
    }
    if (kept !== '') stretches.push({ text: kept, mark: 'kept' })
    kept = ''
    if (mark === 'gone') gone += text
    else come += text
  }
  settle()
  if (kept !== '') stretches.push({ text: kept, mark: 'kept' })
  return stretches
}
