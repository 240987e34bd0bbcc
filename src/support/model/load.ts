/** By what load is put together. */
export const loadParts = ['office', 'theme', 'quarter'] as const
export type LoadPart = (typeof loadParts)[number]
