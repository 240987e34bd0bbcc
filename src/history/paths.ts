/** Where the pages of the history lie, below the language. */
export const paths = {
  history: '/history',
}
