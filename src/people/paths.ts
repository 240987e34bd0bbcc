/** Where the pages of people lie, below the language. */
export const paths = {
  signIn: '/sign-in',
  signOut: '/sign-out',
  /** Where the second factor is asked for after a password. */
  factor: '/sign-in/factor',
  invitation: '/invitation',
  recover: '/recover',
  recoverNew: '/recover/new',
  account: '/account',
  password: '/account/password',
  letters: '/account/letters',
  tokens: '/account/tokens',
  revokeToken: (id: string) => `/account/tokens/${id}/revoke`,
  endSession: (id: string) => `/account/sessions/${id}/end`,
  endOthers: '/account/sessions/end-others',
  people: '/people',
  invite: '/people/invite',
  deactivate: (id: string) => `/people/${id}/deactivate`,
  reactivate: (id: string) => `/people/${id}/reactivate`,
  reinvite: (id: string) => `/people/${id}/invite-again`,
}
