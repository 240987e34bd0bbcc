import { countings, directions, disaggregations, measures } from '#plans/model/indicator.ts'
import { themes } from '#posts/model/themes.ts'
import type { FieldType, Sketch } from '#platform/tree/field.ts'
import type { ProjectKind } from './kinds.ts'

/** Whether the needs assessment, the outputs, the activities meet the standard; `not-applicable` where nobody could. */
export const standards = ['met', 'not-met', 'not-applicable'] as const

/** The codes of the gender marker, from gender-targeted to none. Source: emergencymanual.iom.int/node/11006. */
export const genderMarkers = ['2b', '2a', '1', '0', 'n-a'] as const
export type GenderMarker = (typeof genderMarkers)[number]

/** What a budget line pays for: staff, the office, or the programme itself (Programme and Budget: Staff and Office + Programme). */
export const costKinds = ['staff', 'office', 'programme'] as const
export type CostKind = (typeof costKinds)[number]

/** Who is meant by the people of a project: those it reaches themselves, or through those. */
export const reachedAs = ['direct', 'indirect'] as const

/** Kinds of beneficiaries. */
export const peopleKinds = [
  'migrants',
  'migrants-in-vulnerable-situations',
  'internally-displaced-persons',
  'refugees-and-asylum-seekers',
  'returnees',
  'victims-of-trafficking',
  'host-communities',
  'diaspora',
  'government-officials',
  'civil-society',
  'health-workers',
  'other',
] as const

/** What a partner does in the project. */
export const partnerRoles = [
  'implementing',
  'government-counterpart',
  'coordination',
  'technical',
  'service-provider',
] as const

/** What a contact is there for. */
export const contactRoles = ['office', 'donor', 'government-focal-point', 'partner'] as const

/** Impact and likelihood of a risk, from the least to the most. */
export const degrees = ['1', '2', '3', '4', '5'] as const

/** Administrative levels: 0 is the country. */
export const levels = ['0', '1', '2', '3', '4'] as const

/** Age groups by which people are counted; `all` where ages are not known. */
export const ageGroups = ['0-4', '5-11', '12-17', '18-59', '60', 'all'] as const

/** Sexes by which people are counted; `all` where it is not told. */
export const sexes = ['women', 'men', 'all'] as const

/** The fields that count people of one sex and age group, as targets or as reached: `target.women.18-59`. */
export const countFields = (of: 'target' | 'reached'): string[] =>
  sexes.flatMap((sex) => ageGroups.map((age) => `${of}.${sex}.${age}`))

const long = (mostWords: number | null = null): FieldType => ({ type: 'long', mostWords })
const choice = (choices: readonly string[]): FieldType => ({ type: 'choice', choices })
const title: Sketch = { key: 'title', field: { type: 'text' }, isTranslated: true }
const text: Sketch = { key: 'text', field: long(), isTranslated: true }
const from: Sketch = { key: 'from', field: { type: 'day' } }
const to: Sketch = { key: 'to', field: { type: 'day' } }
const counts: Sketch[] = [...countFields('target'), ...countFields('reached')].map((key) => ({
  key,
  field: { type: 'integer' },
}))

/** The fields of each kind, in the order in which they are written. Those of chapters and safeguards follow from the template. */
export const sketches: Readonly<Record<ProjectKind, readonly Sketch[]>> = {
  project: [
    title,
    // The two-letter code of the vocabulary `project_type`.
    { key: 'type', field: { type: 'text' } },
    { key: 'second-type', field: { type: 'text' } },
    // The management site: the office that answers for it. Where it works is told by its places.
    { key: 'office', field: { type: 'office' } },
    from,
    to,
    { key: 'themes', field: { type: 'choices', choices: themes } },
    { key: 'currency', field: { type: 'currency' } },
    // What a concept expects to cost, before there are budget lines.
    { key: 'expected', field: { type: 'amount', places: 3 } },
    // Id of a partner, and of a fund's conditions.
    { key: 'donor', field: { type: 'text' } },
    { key: 'fund', field: { type: 'text' } },
    { key: 'donor-reference', field: { type: 'text' } },
    { key: 'executing-agency', field: { type: 'text' } },
    { key: 'co-funding', field: { type: 'yes-no' } },
    { key: 'gender-needs', field: choice(standards) },
    { key: 'gender-outputs', field: choice(standards) },
    { key: 'gender-activities', field: choice(standards) },
    { key: 'gender-targeted', field: { type: 'yes-no' } },
    { key: 'gender-marker', field: choice(genderMarkers) },
    // The day, currency and rate between the agreement's currency and that of the books; see `funds`.
    { key: 'rate-day', field: { type: 'day' } },
  ],
  chapter: [text],
  objective: [title, text],
  outcome: [title, text, { key: 'assumptions', field: long(), isTranslated: true }],
  output: [title, text, { key: 'assumptions', field: long(), isTranslated: true }],
  activity: [
    title,
    text,
    { key: 'responsible', field: { type: 'office' } },
    { key: 'partner', field: { type: 'text' } },
    from,
    to,
    // What of it is done, as the last report says.
    { key: 'done', field: { type: 'percentage' } },
    { key: 'done-day', field: { type: 'day' } },
  ],
  indicator: [
    title,
    { key: 'unit', field: { type: 'text' }, isTranslated: true },
    { key: 'measure', field: choice(measures) },
    { key: 'counting', field: choice(countings) },
    { key: 'direction', field: choice(directions) },
    { key: 'disaggregation', field: choice(disaggregations) },
    { key: 'verification', field: { type: 'text' }, isTranslated: true },
    { key: 'baseline', field: { type: 'number' } },
    { key: 'baseline-day', field: { type: 'day' } },
    { key: 'target', field: { type: 'number' } },
    { key: 'reached', field: { type: 'number' } },
    { key: 'reached-day', field: { type: 'day' } },
  ],
  line: [
    title,
    { key: 'kind', field: choice(costKinds) },
    { key: 'office', field: { type: 'office' } },
    { key: 'year', field: { type: 'year' } },
    // `month`, `flight`, `lump sum` …
    { key: 'unit', field: { type: 'text' } },
    { key: 'quantity', field: { type: 'number' } },
    // How often, or for how many of the unit's time; 1 where it does not matter.
    { key: 'duration', field: { type: 'number' } },
    // What one unit costs, in the project's currency.
    { key: 'rate', field: { type: 'amount', places: 3 } },
    // The share of it that this project pays.
    { key: 'share', field: { type: 'percentage' } },
    // What it is for beside its kind: `evaluation`, `visibility` …
    { key: 'purpose', field: choice(['evaluation', 'monitoring', 'audit', 'visibility']) },
  ],
  place: [
    { key: 'country', field: { type: 'country' } },
    // Id of an area, where a project is for one and not for single countries.
    { key: 'area', field: { type: 'text' } },
    { key: 'level', field: choice(levels) },
    { key: 'p-code', field: { type: 'text' } },
    { key: 'name', field: { type: 'text' } },
    { key: 'share', field: { type: 'percentage' } },
    { key: 'latitude', field: { type: 'number' } },
    { key: 'longitude', field: { type: 'number' } },
  ],
  people: [
    { key: 'kind', field: choice(peopleKinds) },
    { key: 'reached-as', field: choice(reachedAs) },
    // The part of kind `people` whose members are counted there already; so nobody is counted twice.
    { key: 'within', field: { type: 'text' } },
    { key: 'note', field: { type: 'text' }, isTranslated: true },
    ...counts,
  ],
  partner: [
    // Id of a partner of the register, or only a name.
    { key: 'partner', field: { type: 'text' } },
    { key: 'name', field: { type: 'text' } },
    { key: 'role', field: choice(partnerRoles) },
    { key: 'note', field: { type: 'text' }, isTranslated: true },
  ],
  contact: [
    { key: 'role', field: choice(contactRoles) },
    { key: 'name', field: { type: 'text' } },
    { key: 'function', field: { type: 'text' } },
    { key: 'email', field: { type: 'text' } },
    { key: 'telephone', field: { type: 'text' } },
  ],
  risk: [
    title,
    { key: 'impact', field: choice(degrees) },
    { key: 'likelihood', field: choice(degrees) },
    // Id of the post that owns it, or a name.
    { key: 'owner', field: { type: 'text' } },
    { key: 'mitigation', field: long(), isTranslated: true },
    { key: 'review-day', field: { type: 'day' } },
  ],
  safeguard: [
    { key: 'answer', field: choice(['yes', 'no', 'not-applicable']) },
    { ...text, field: long(150) },
  ],
}
