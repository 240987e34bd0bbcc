const titles = ['title_en', 'title_fr', 'title_es', 'title_ar'] as const

/** The columns of `frameworks.csv`. */
export const frameworkColumns = ['framework', ...titles, 'source'] as const

/** The columns of `editions.csv`. */
export const editionColumns = [
  'framework',
  'edition',
  ...titles,
  'from',
  'until',
  'supersedes',
  'source',
] as const

/** The columns of every `objectives-….csv`. */
export const objectiveColumns = [
  'framework',
  'edition',
  'code',
  'parent',
  'kind',
  ...titles,
  'translated_by',
  'text',
  'from',
  'until',
  'source',
] as const

/** The columns of `mappings.csv`. */
export const mappingColumns = [
  'from',
  'to',
  'relation',
  'basis',
  'since',
  'until',
  'source',
] as const

/** The columns of `notes.csv`. */
export const noteColumns = ['framework', 'edition', 'code', ...titles, 'source'] as const
