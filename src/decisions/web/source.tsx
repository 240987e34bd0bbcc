import { linkTo, type Reader } from '#platform/http/reader.ts'
import { paths } from '#decisions/paths.ts'
import { decisionById } from '#decisions/views.ts'

/** On the page of a document that is a decision of this program: the way to the decision. */
export async function sourceDecisionSection(reader: Reader, source: string) {
  const decision = await decisionById(reader.db, reader.moment, source)
  if (decision === undefined) return null
  return (
    <p>
      <a class="ds-link" href={linkTo(reader, paths.decision(source))}>
        {reader.words.t('decisions.source')}
      </a>
    </p>
  )
}
