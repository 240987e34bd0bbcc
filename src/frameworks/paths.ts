/** Where the pages of the frameworks lie, below the language. */
export const paths = {
  frameworks: '/frameworks',
  compare: '/frameworks/compare',
  framework: (id: string) => `/frameworks/${id}`,
  edition: (id: string, edition: string) => `/frameworks/${id}/${edition}`,
  /** `of`, `version` and `code` as they stand in an upper. */
  objective: ({ of, version, code }: { of: string; version: string; code: string }) =>
    `/frameworks/${of}/${version}/objectives/${code}`,
}
