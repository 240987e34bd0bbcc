/**
 * The code under which the reason of a wrong change is told: those of the changes have their words among the decisions, those of
 * the dated tables among the sources.
 */
export const codeOf = (reason: string): string =>
  reason.startsWith('row/') ? `sources/${reason}` : `decisions/${reason}`
