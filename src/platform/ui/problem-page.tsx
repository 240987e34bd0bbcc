import { problemOf } from '#platform/http/problem.ts'
import { linkTo, type Visitor } from '#platform/http/reader.ts'
import type { Refusal } from '#platform/refusal.ts'
import { Page } from './page.tsx'

/** What a reader of pages sees when the system says no: what is wrong, field by field, and a way on. */
export function ProblemPage({ reader, refusal }: { reader: Visitor; refusal: Refusal }) {
  const { words } = reader
  const problem = problemOf(refusal, words)
  return (
    <Page reader={reader} title={words.t('platform.page.problem')}>
      <h1 class="ds-heading" data-size="lg">
        {words.t('platform.page.problem')}
      </h1>
      <p>{problem.title}</p>
      {problem.errors && (
        <section class="problem">
          <h2 class="ds-heading" data-size="xs">
            {words.t('platform.page.problem.fields')}
          </h2>
          <ul>
            {problem.errors.map((error) => (
              <li>
                <code>{error.field}</code>: {error.reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a class="ds-link" href={linkTo({ locale: reader.locale, asked: {} }, '/')}>
          {words.t('platform.page.problem.home')}
        </a>
      </p>
    </Page>
  )
}

/** The problem page as a document. */
export const problemView = (reader: Visitor, refusal: Refusal) => (
  <ProblemPage reader={reader} refusal={refusal} />
)
