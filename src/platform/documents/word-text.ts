import { TextRun } from 'docx'
import type { Spoken } from './document.ts'

/** A stretch of text that runs one way. */
export interface Stretch {
  text: string
  direction: 'ltr' | 'rtl'
}

/** What holds a stretch in its own direction; word processors have runs for it, and may show the signs as boxes. */
const isolated = /[\u2066\u2068]([^\u2066-\u2069]*)\u2069/
const signs = /[\u2066-\u2069]/g
const fromTheRight = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u

/**
 * A text cut where its direction changes, because word processors want to be told: what is held apart in it, and words of another
 * script than the words around. Numbers and marks go with the word before
 * them, and after what is held apart with the text around it.
 */
export function stretchesOf(text: string, direction: 'ltr' | 'rtl'): Stretch[] {
  const stretches: Stretch[] = []
  for (const [index, part] of text.split(isolated).entries()) {
    const isHeld = index % 2 === 1
    const words = isHeld ? [part] : part.replaceAll(signs, '').split(/(?<=\s)(?=\S)/)
    for (const [place, word] of words.entries()) {
      const last = stretches.at(-1)
      const own = isHeld
        ? (directionOfWord(word) ?? 'ltr')
        : (directionOfWord(word) ?? (place === 0 ? direction : last?.direction) ?? direction)
      if (last?.direction === own) last.text += word
      else if (word !== '') stretches.push({ text: word, direction: own })
    }
  }
  return stretches
}

function directionOfWord(word: string): Stretch['direction'] | null {
  if (fromTheRight.test(word)) return 'rtl'
  return /\p{L}/u.test(word) ? 'ltr' : null
}

/** The runs of a word processor for what is said; each with its direction and language, and ends of lines as they are. */
export const runsOf = ({ text, language, direction }: Spoken, isBold = false): TextRun[] =>
  stretchesOf(text, direction).flatMap((stretch) =>
    stretch.text.split('\n').map(
      (line, index) =>
        new TextRun({
          text: line,
          ...(index > 0 ? { break: 1 } : {}),
          ...(isBold ? { bold: true, boldComplexScript: true } : {}),
          rightToLeft: stretch.direction === 'rtl',
          // “Complex script” has its own language beside that of the letters from the left.
          language: direction === 'rtl' ? { bidirectional: language } : { value: language },
        }),
    ),
  )
