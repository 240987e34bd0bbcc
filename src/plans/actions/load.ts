import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile, wrongRecords } from '#platform/record-file.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { type PlanRecord, RecordFile, type VersionRecord } from '#plans/forms/records.ts'
import type { Part } from '#plans/model/part.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { addAnswer, addComment, addVerdict, putConsulted } from '#plans/store/consultation.ts'
import { addPlan } from '#plans/store.ts'
import { consultedOn } from '#plans/views/consulted.ts'
import { numbersHeld } from '#plans/views/records.ts'
import { templateList } from '#plans/views/templates.ts'
import type { Moment } from '#platform/moment.ts'
import { succeeded } from './questioning.ts'
import { recordVersion } from './record.ts'

/**
 * Records the plans of `plans.json` in an organisation's folder: what was published elsewhere, and examples. One act, and none when
 * every plan and version is there already; what is there stays as it is, since a version never changes. A later version asks below as publishing does. Refuses
 * (`record-file/wrong`) a file that is not what it should be; then nothing is written.
 */
export async function loadPlans(
  db: Db,
  folder: string,
  today: Moment,
): Promise<{ changed: number }> {
  const file = await recordFile(folder, 'plans.json', RecordFile)
  if (file === null) return { changed: 0 }
  const records = file.plans
  const held = await numbersHeld(db)
  const missing = records.flatMap((plan) => {
    const known = held.get(plan.id)
    const versions = plan.versions.filter(({ number }) => known?.has(number) !== true)
    return versions.length === 0 ? [] : [{ plan, versions, isNew: known === undefined }]
  })
  if (missing.length === 0) return { changed: 0 }
  refuseWrong(records)
  const deed = { by: byCommand('load'), name: 'plans.recorded', subject: 'plans:all' }
  await perform(db, deed, async (act) => {
    const recording = { act, today, templates: await templateList(act.db, today) }
    for (const { plan, versions, isNew } of missing) {
      if (isNew)
        await addPlan(act, { ...plan, follows: plan.follows ?? null, source: plan.source ?? null })
      for (const version of versions) await record(recording, plan, version)
    }
    // Only now everything is there that may cite what a later version says otherwise.
    for (const { plan, versions } of missing)
      for (const { number, basedOn, inForce } of versions)
        if (basedOn !== undefined && inForce !== undefined) {
          const replaced = { plan: plan.id, from: basedOn, to: number }
          await succeeded(act, replaced, { today, link: null })
        }
  })
  return { changed: missing.length }
}

/** Refuses citations that are written as nothing that can be cited. */
function refuseWrong(records: readonly PlanRecord[]): void {
  const wrong = records.flatMap(({ id, versions }) =>
    versions.flatMap(({ number, parts }) =>
      parts.flatMap(({ part, cites = [] }) =>
        cites
          .filter((text) => upperFrom(text) === null)
          .map((message) => ({ field: `${id}@${number}/${part}`, message })),
      ),
    ),
  )
  if (wrong.length > 0) throw wrongRecords(wrong)
}

/** What the recording of every version rests on. */
interface Recording {
  act: Act
  today: Moment
  templates: readonly PlanTemplate[]
}

async function record(
  { act, today, templates }: Recording,
  plan: PlanRecord,
  version: VersionRecord,
): Promise<void> {
  const which = { plan: plan.id, number: version.number }
  await recordVersion(act, plan.id, {
    ...which,
    basedOn: version.basedOn ?? null,
    template: version.template,
    languages: version.languages,
    standing: {
      state: version.state,
      since: version.since,
      anchor: version.anchor ?? null,
      deadline: version.deadline ?? null,
      inForce: version.inForce ?? null,
      reason: version.reason ?? null,
    },
    parts: placed(version),
    citations: version.parts.flatMap(({ part, cites = [] }) =>
      cites.flatMap((text) => {
        const upper = upperFrom(text)
        return upper === null ? [] : [{ part, upper }]
      }),
    ),
    rationale: version.parts.flatMap(({ part, answers = [] }) =>
      answers.map((issue) => ({ part, issue })),
    ),
  })
  const { id, version: of } = version.template
  const template = templates.find((each) => each.id === id && each.version === of)
  if (version.anchor !== undefined && template !== undefined) {
    const moment = { ...today, asOf: version.anchor }
    await putConsulted(act, which, await consultedOn(act.db, moment, plan, template))
  }
  for (const [at, { post, ...said }] of (version.comments ?? []).entries())
    await addComment(under(act, post), {
      ...which,
      ...said,
      id: `c-${plan.id}-${version.number}-${at + 1}`,
      answers: null,
    })
  for (const { post, ...said } of version.answers ?? [])
    await addAnswer(under(act, post), { ...which, ...said })
  for (const { post, office, text, verdict } of version.verdicts ?? []) {
    const mandate = { function: null, on: version.anchor ?? version.since }
    await addVerdict(under(act, post), { ...which, verdict, reason: text, office, mandate })
  }
}

/** Parts in the order of the file, each with its place among those under the same one. */
function placed({ parts }: VersionRecord): Part[] {
  const places = new Map<string, number>()
  return parts.map(({ part, kind, under: parent = 'plan', fields }) => {
    const of = kind === 'plan' ? null : parent
    const place = (places.get(of ?? '') ?? 0) + 1
    places.set(of ?? '', place)
    return { part, kind, parent: of, place, fields }
  })
}

/** The same act, done under a post that only the records name. */
const under = (act: Act, post: string): Act => ({
  ...act,
  by: { ...act.by, person: 'records', post: { id: 'records', title: post } },
})
