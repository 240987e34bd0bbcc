import type { ComponentChildren } from 'preact'
import type { Words } from '#platform/i18n/words.ts'
import { wordsIn } from '#platform/tree/wrong.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-words': {
        children: ComponentChildren
        'data-of': string
        'data-told': string
        'data-most'?: number
      }
    }
  }
}

interface CountProps {
  /** The id of the field whose words are counted. */
  of: string
  value: string
  /** Null: as many as one likes. */
  most: number | null
  words: Words
}

/** How many words stand in a field, and how many may; counted anew while somebody writes, where scripts run. */
export function WordCount({ of, value, most, words }: CountProps) {
  const told = (count: number | string) =>
    most === null
      ? words.t('platform.field.words', { words: count })
      : words.t('platform.field.words-of', { words: count, most })
  return (
    <meridian-words
      data-of={of}
      data-told={told('#')}
      {...(most === null ? {} : { 'data-most': most })}
    >
      {told(wordsIn(value))}
    </meridian-words>
  )
}
