import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { versionOf, heldByRevision } from '#platform/doors/version.ts'
import { wordsIn } from '#platform/i18n/words.ts'
import { Refusal } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { layVersion } from '#projects/actions/versions.ts'
import { operator, project, theOne, today } from '#projects/projects.test.room.ts'
import { momentAt } from '#sources/views.ts'
import { addDocument } from '#projects/store/documents.ts'
import type { DeliveryRoom } from './actions.ts'
import {
  activate,
  answerRevision,
  beginRevision,
  deliveryOutcomes,
  draftAgreement,
  sendRevision,
  signAgreement,
} from './actions.ts'
import { moveAgreement } from './actions/agreement.ts'
import { dayThere } from './actions/delivering.ts'
import { moveRevision } from './actions/revisions.ts'
import { deliveryChecks, revisionBy } from './views.ts'
import { laidOf } from './views/laid.ts'
import type { Terms } from './model/terms.ts'

/** What most agreements of these tests ask: reports every six months, an extension a month before the end. */
export const terms: Terms = {
  interimLeastMonths: 12,
  interimEveryMonths: 6,
  interimWithinWeeks: 6,
  finalWithinMonths: 3,
  extensionMonthsBefore: 1,
  isLateExtensionAllowed: false,
  budgetChangeMost: '10',
  exPostFromMonths: 6,
  exPostToMonths: 12,
}

/** Nothing is asked of moves beside what this domain knows; letters lead nowhere. */
export const room: DeliveryRoom = {
  link: (locale, id) => `https://meridian.test/${locale}/projects/${id}/route`,
  work: (locale) => `https://meridian.test/${locale}/work`,
  outcomes: deliveryOutcomes,
  checks: { ...deliveryChecks, budget: async () => [], 'conditions-met': async () => [] },
}

/** The version of every form about a project, as it stands now. */
export const held = async (db: Db, id: string): Promise<string> =>
  versionOf(heldByRevision(await theOne(db, id)))

/** The operator, who may everything. */
export const everybody = (db: Db): Promise<By> => operator(db, wordsIn('en'))

/** A project that was submitted to its donor, with an agreement of 2026-01-01 to 2027-12-31 over 100000 US dollars. */
export async function withAgreement(db: Db, id: string): Promise<void> {
  await project(db, {
    id,
    state: 'submitted',
    from: '2026-01-01',
    to: '2027-12-31',
    fields: { currency: 'USD', donor: 'jp-mofa' },
    parts: [
      {
        part: 'b1',
        kind: 'line',
        parent: 'project',
        place: 300,
        fields: { 'title.en': 'Trainings', kind: 'programme', quantity: '1', rate: '60000' },
      },
      {
        part: 'b2',
        kind: 'line',
        parent: 'project',
        place: 301,
        fields: { 'title.en': 'Staff', kind: 'staff', quantity: '1', rate: '40000' },
      },
    ],
  })
  await draftAgreement(await everybody(db), id, {
    reference: 'GA-77',
    currency: 'USD',
    amount: '100000',
    valueDay: '2026-01-01',
    from: '2026-01-01',
    to: '2027-12-31',
    terms,
    instalments: [
      { day: '2026-02-01', amount: '60000', condition: '' },
      { day: '2027-02-01', amount: '40000', condition: 'After the interim report' },
    ],
    difference: 'The donor pays what is direct.',
    version: await held(db, id),
  })
}

/** Attaches the signed document, as whoever would. */
export async function withDocument(db: Db, id: string, kind: string): Promise<void> {
  const deed = { by: byCommand('test'), name: 'test.attached', subject: `project:${id}` }
  await perform(db, deed, (act) =>
    addDocument(
      act,
      {
        id: `pd-${id}-${kind}`,
        version: 1,
        project: id,
        kind,
        title: 'Signed',
        language: null,
        name: 'signed.pdf',
        mediaType: 'application/pdf',
        hash: 'a'.repeat(64),
        stage: 'submitted',
      },
      new Uint8Array([1]),
    ),
  )
}

/** Lets Legal clear an agreement, as its route would. */
export async function cleared(db: Db, id: string): Promise<void> {
  const by = await everybody(db)
  const deed = { by: byCommand('test'), name: 'test.cleared', subject: `project:${id}` }
  await perform(db, deed, async (act) => {
    const one = await theOne(act.db, id)
    const at = { act, by: { ...by, db: act.db }, project: one, today: await dayThere(by, one) }
    await moveAgreement(at, 'cleared')
  })
}

/** An agreed project made active, with this manager. */
export const activated = async (db: Db, id: string, manager: string): Promise<string | null> =>
  activate(await everybody(db), id, { manager, version: await held(db, id) }, room)

/** A project of such an agreement, signed and made active with this manager. */
export async function underWay(db: Db, id: string, manager: string): Promise<void> {
  await withAgreement(db, id)
  await cleared(db, id)
  await withDocument(db, id, 'agreement')
  const signing = { signedOn: '2026-01-02', version: await held(db, id) }
  await signAgreement(await everybody(db), id, signing, room)
  await activated(db, id, manager)
}

/** `done`, or the code of a refusal with the reasons of its faults. */
export const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Refusal)
        return [error.code, ...error.faults.map(({ reason }) => reason)].join(' ')
      throw error
    },
  )

/** Something that a test arranges of a project. */
export const arranged = (id: string) => ({
  by: byCommand('test'),
  name: 'test.arranged',
  subject: `project:${id}`,
})

/** A revision by which this part says something else, cleared by those who are asked; answers its number. */
export async function revised(
  db: Db,
  id: string,
  part: string,
  fields: Record<string, string>,
): Promise<number> {
  const by = await everybody(db)
  const moment = await momentAt(db, today, null)
  const version = await held(db, id)
  const number = await beginRevision(by, id, { kind: 'scope', reason: 'Costs', version })
  await perform(db, arranged(id), async (act) => {
    const revision = await revisionBy(act.db, moment, id, number)
    if (revision === undefined) throw new Error('there is no revision')
    const laid = await laidOf(act.db, moment, revision)
    const parts = laid.parts.map((each) =>
      each.part === part ? { ...each, fields: { ...each.fields, ...fields } } : each,
    )
    await layVersion(act, { ...by, db: act.db }, revision, { ...laid, parts })
    await moveRevision({ act, today }, { ...revision, state: 'review' }, 'clear')
  })
  return number
}

/** The same, and the donor agreed to it. */
export async function agreed(
  db: Db,
  id: string,
  part: string,
  fields: Record<string, string>,
): Promise<number> {
  const by = await everybody(db)
  const day = { number: await revised(db, id, part, fields), day: today }
  await sendRevision(by, id, { ...day, version: await held(db, id) })
  await answerRevision(by, id, { ...day, answer: 'agreed', version: await held(db, id) })
  return day.number
}
