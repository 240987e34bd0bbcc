import type { WrongChange } from './change.ts'

/** The code, and so the words, of why a change cannot be: its own reasons stand here, those of values with the sources. */
export const wrongCode = ({ reason }: Pick<WrongChange, 'reason'>): string =>
  reason.startsWith('change/') ? `decisions/${reason}` : `sources/${reason}`
