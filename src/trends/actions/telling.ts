import type { Act } from '#platform/act.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import type { Described } from '#trends/model/issue.ts'
import type { Evidence, Observed } from '#trends/model/observation.ts'

const words = wordsIn('en')

/** What the history tells of an observation, field by field, in English like all it tells. */
function saidOf(observed: Observed): Record<string, string> {
  const { country, area, city, theme, from, to, text, confidence, direction, weight } = observed
  return {
    place: [country, area, city].filter((each) => each !== null).join(', '),
    theme: words.t(`posts.theme.${theme}`),
    period: `${from} – ${to}`,
    text,
    confidence: words.t(`trends.confidence.${confidence}`),
    direction: words.t(`trends.direction.${direction}`),
    weight: words.t(`trends.weight.${weight}`),
    evidence: observed.evidence.map(evidenceText).join('; '),
    public: publicText(observed),
  }
}

const evidenceText = ({ title, address }: Evidence) =>
  address === null ? title : `${title} (${address})`

const publicText = ({ isPublic }: { isPublic: boolean }) =>
  words.t(isPublic ? 'trends.public' : 'trends.internal')

/** Tells the history what became of an observation; of a new one what it is. */
export const tellObservation = (act: Act, before: Observed | null, after: Observed): void =>
  tell(act, before === null ? {} : saidOf(before), saidOf(after))

function describedAs({ titles, theme, area, countries, description, isPublic }: Described) {
  return {
    title: titles.en,
    theme: words.t(`posts.theme.${theme}`),
    place: [area, ...countries].filter((each) => each !== null).join(', '),
    description,
    public: publicText({ isPublic }),
  }
}

/** Tells the history what became of an issue; of a new one what it is. */
export const tellIssue = (act: Act, before: Described | null, after: Described): void =>
  tell(act, before === null ? {} : describedAs(before), describedAs(after))

function tell(act: Act, before: Record<string, string>, after: Record<string, string>): void {
  for (const [field, value] of Object.entries(after)) {
    const was = before[field] || null
    act.note({ field: `trends.field.${field}`, before: was, after: value || null })
  }
}
