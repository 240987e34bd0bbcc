/**
 * Whether something of one kind may cite something of the other: an indicator cites indicators, so that their values can be added
 * up, and nothing else cites one. The kinds are those of parts and of objectives of frameworks.
 */
export const isSameSort = (citing: string, cited: string): boolean =>
  (citing === 'indicator') === (cited === 'indicator')
