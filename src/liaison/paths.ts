/** Where the pages of bodies lie, below the language. */
export const paths = {
  bodies: '/bodies',
  body: (id: string) => `/bodies/${id}`,
}
