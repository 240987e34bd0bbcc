/**
 * What can be changed about the network, as people say it. What `value` and `qualifier` hold depends on the kind:
 *
 * | kind | subject | value | qualifier |
 * | --- | --- | --- | --- |
 * | `open` | the new office | its kind | |
 * | `close` | office | the office that goes on, or empty | |
 * | `rename` | office or unit | the name | its language |
 * | `change-kind` | office | kind | |
 * | `change-line` | office | office or unit it will report to | |
 * | `relocate` | office | city | |
 * | `give-function`, `take-function` | office | function | area or country it is held for, or empty |
 * | `give-coverage`, `take-coverage` | office | area or country | condition, or empty |
 * | `give-liaison`, `take-liaison` | office | body | role |
 * | `move` | unit | office or unit it will belong to | place in the list, or empty |
 * | `merge` | the office that ceases | the office that takes over all it did | |
 * | `split` | the office that goes on | the office that takes over | area or country that passes, with what is held for it; or empty where only the descent is kept |
 * | `transfer` | the office that gives a service | the office that takes it | function |
 *
 * Offices, units and bodies are written `office:vienna`, `unit:…`, `body:…`.
 */
export const changeKinds = [
  'open',
  'close',
  'rename',
  'change-kind',
  'change-line',
  'relocate',
  'give-function',
  'take-function',
  'give-coverage',
  'take-coverage',
  'give-liaison',
  'take-liaison',
  'move',
  'merge',
  'split',
  'transfer',
] as const
export type ChangeKind = (typeof changeKinds)[number]

const names: readonly string[] = changeKinds

/** Whether the text is a kind of change. */
export const isChangeKind = (text: string): text is ChangeKind => names.includes(text)

/** One change of the network, as it is drafted. It holds from the day of the decision that it becomes part of. */
export interface Change {
  kind: ChangeKind
  /** `office:vienna`, `unit:…` */
  subject: string
  value: string
  qualifier: string
  note: string
}

/** What the claims say about one thing: one value of one of its predicates. */
export interface Said {
  subject: string
  predicate: string
  value: string
  qualifier: string
}

/** One thing that begins, or ends, on the day of a decision. */
export interface Step extends Said {
  manner: 'begins' | 'ends'
}

/** Something about a list of changes that cannot be: `at` is the place of the change in the list, from 0. */
export interface WrongChange {
  at: number
  field: 'kind' | 'subject' | 'value' | 'qualifier'
  /** A key of words below `decisions.wrong.…`. */
  reason: string
  details: Record<string, string>
}
