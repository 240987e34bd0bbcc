const request = (id: string) => `/support/${id}`

/** Where requests for technical support have their pages, below the language; `:id` stands for itself in routes. */
export const paths = {
  support: '/support',
  make: '/support/new',
  load: '/support/load',
  request,
  move: (id: string, move: string) => `${request(id)}/${move}`,
  passOn: (id: string) => `${request(id)}/pass-on`,
  say: (id: string) => `${request(id)}/say`,
  time: (id: string) => `${request(id)}/time`,
  link: (id: string) => `${request(id)}/link`,
  unlink: (id: string, link: string) => `${request(id)}/links/${link}/remove`,
  api: {
    support: '/support',
    kinds: '/support-kinds',
    rules: '/support-rules',
    load: '/support-load',
    request,
    messages: (id: string) => `${request(id)}/messages`,
    times: (id: string) => `${request(id)}/times`,
    time: (id: string, entry: string) => `${request(id)}/times/${entry}`,
    links: (id: string) => `${request(id)}/links`,
    link: (id: string, link: string) => `${request(id)}/links/${link}`,
    passages: (id: string) => `${request(id)}/passages`,
    move: (id: string) => `${request(id)}/move`,
    holder: (id: string) => `${request(id)}/holder`,
  },
} as const

/** Absolute addresses, for letters: of a request, and of what waits for whoever reads. */
export const addressesAt = (origin: string) => ({
  link: (locale: string, id: string): string => `${origin}/${locale}${paths.request(id)}`,
  work: (locale: string): string => `${origin}/${locale}/work`,
})
