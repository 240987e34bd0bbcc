/** Whether a function is held for an area or country: neither for all, nor moved from elsewhere. */
export const isCoveredQualifier = (qualifier: string): boolean =>
  qualifier !== '' && !qualifier.includes(':')
