/** Where the portfolio lies, below the language and in the API. */
export const paths = {
  portfolio: '/portfolio',
  findings: '/portfolio/findings',
}
