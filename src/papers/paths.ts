const papers = (id: string) => `/projects/${id}/papers`
const paper = (id: string, number: number | string) => `${papers(id)}/${number}`

/** Where the documents of a project have their pages, below the language, and their doors in the API; `:id` and `:number` stand for themselves in routes. */
export const paths = {
  /** The form that makes one. */
  make: (id: string) => `${papers(id)}/new`,
  /** A document as it would be made now. */
  preview: (id: string) => `${papers(id)}/preview`,
  /** Its bytes. */
  paper,
  /** The form that tells to whom it was sent. */
  sent: (id: string, number: number | string) => `${paper(id, number)}/sent`,
  api: { papers, paper, preview: (id: string) => `${papers(id)}/preview` },
}
