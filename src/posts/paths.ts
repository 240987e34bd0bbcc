/** Where the pages of the posts lie, below the language. */
export const paths = {
  posts: '/posts',
  /** The form that makes one. */
  make: '/posts/new',
  post: (id: string) => `/posts/${id}`,
  appoint: (id: string) => `/posts/${id}/appoint`,
  vacate: (id: string) => `/posts/${id}/vacate`,
  lend: (id: string) => `/posts/${id}/lend`,
  takeBack: (id: string) => `/posts/${id}/take-back`,
  end: (id: string) => `/posts/${id}/end`,
  roles: '/roles',
  access: '/access',
  register: '/access/register',
  /** Where demo people sign in, in demo mode. */
  demo: '/demo',
}
