import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#decisions/paths.ts'
import { decisionList } from '#decisions/views.ts'
import { contentsOf, namesIn } from '#decisions/views/content.ts'
import { stepSentence } from '#decisions/views/step-sentences.ts'
import { SentenceText } from './sentence.tsx'

/** What will change at an office by what is decided already, each with its day and the decision, as a quiet part of its page. */
export async function officeDecisionsSection(reader: Reader, office: string) {
  const { db, moment, locale, words } = reader
  const subject = `office:${office}`
  const coming = await decisionList(db, moment, { state: 'to-come', subject })
  if (coming.length === 0) return null
  const contents = await contentsOf(db, coming, subject)
  const named = await namesIn(db, moment, locale, [...contents.values()])
  const byDay = coming.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  return (
    <Section title={words.t('decisions.office.title')}>
      <ul class="statements">
        {byDay.flatMap(({ id, from, day }) =>
          (contents.get(id)?.steps ?? []).map((step) => (
            <li>
              <SentenceText sentence={stepSentence(step, from, words, named)} reader={reader} />{' '}
              <small>
                <a class="ds-link" href={linkTo(reader, paths.decision(id))}>
                  {words.t('decisions.office.decided', { day: words.day(day) })}
                </a>
              </small>
            </li>
          )),
        )}
      </ul>
    </Section>
  )
}
