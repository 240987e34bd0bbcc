import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { upperFrom } from '#frameworks/model/upper.ts'
import { as, somebody } from '#posts/people.test.room.ts'
import type { By } from '#posts/actions/operator.ts'
import { momentAt } from '#sources/views.ts'
import { recordProject } from './actions/record.ts'
import type { ProjectPart } from './model/kinds.ts'
import type { Project, ProjectStanding } from './model/project.ts'
import { skeletonOf } from './model/writing.ts'
import { projectBy } from './views.ts'
import { templatesInUse } from './views/templates.ts'

/** The day on which tests of projects stand. */
export const today = '2026-11-22'

/** Those who play a part in a project: who develops and manages it in the country, who endorses it, who looks on. */
export async function cast(db: Db) {
  const on = async (name: string, role: string, office: string) =>
    as(db, await somebody(db, name, role, office), today)
  return {
    developer: await on('Pia', 'project-developer', 'kyrgyzstan'),
    other: await on('Olaf', 'project-developer', 'kyrgyzstan'),
    manager: await on('Mara', 'project-manager', 'kyrgyzstan'),
    chief: await on('Cora', 'chief-of-mission', 'kyrgyzstan'),
    director: await on('Dirk', 'regional-director', 'vienna'),
    elsewhere: await on('Elsa', 'project-developer', 'dakar'),
    visitor: await on('Vera', 'person-without-rights', 'kyrgyzstan'),
  }
}

/** What is told of a project for a test; the rest is as most projects are. */
export interface Sketch {
  id: string
  office?: string
  type?: string
  from?: string
  /** The last day. */
  to?: string
  state?: ProjectStanding['state']
  /** More fields of its root: donor, fund, currency … */
  fields?: Readonly<Record<string, string>>
  /** The countries in which it works, by their letters. */
  countries?: readonly string[]
  /** More parts: lines, activities … */
  parts?: readonly ProjectPart[]
  /** What parts cite: part → texts of uppers. */
  cites?: Readonly<Record<string, readonly string[]>>
  code?: string
  manager?: string
  isConfidential?: boolean
}

/** Records a project with its first version as told, without the moves that lead there; answers it. */
export async function project(db: Db, sketch: Sketch): Promise<Project> {
  const { id, office = 'kyrgyzstan', type = 'DP', from = '2027-01-01', to = '2028-12-31' } = sketch
  const moment = await momentAt(db, today, null)
  const [template] = await templatesInUse(db, moment)
  if (template === undefined) throw new Error('no template of projects was loaded')
  const root = { 'title.en': `Project ${id}`, type, office, from, to, ...sketch.fields }
  const places = (sketch.countries ?? ['KGZ']).map((country, at): ProjectPart => ({
    part: `pl${at + 1}`,
    kind: 'place',
    parent: 'project',
    place: 100 + at,
    fields: { country, level: '0' },
  }))
  const citations = Object.entries(sketch.cites ?? {}).flatMap(([part, texts]) =>
    texts.map((text) => {
      const upper = upperFrom(text)
      if (upper === null) throw new Error(`${text} names nothing above`)
      return { part, upper }
    }),
  )
  const { state = 'proposal', manager = null, isConfidential = false } = sketch
  const deed = { by: byCommand('test'), name: 'test.arranged', subject: `project:${id}` }
  await perform(db, deed, (act) =>
    recordProject(act, moment, {
      project: { id, origin: 'own', source: null, copiedFrom: null },
      versions: [
        {
          number: 1,
          basedOn: null,
          template: { id: template.id, version: template.version },
          languages: ['en'],
          parts: [...skeletonOf(template, root), ...places, ...(sketch.parts ?? [])],
          citations,
        },
      ],
      standing: { state, since: '2026-11-01', version: 1, manager, isConfidential },
      code: sketch.code ?? null,
    }),
  )
  return theOne(db, id)
}

/** The project as it is now. */
export async function theOne(db: Db, id: string): Promise<Project> {
  const found = await projectBy(db, await momentAt(db, today, null), id)
  if (found === undefined) throw new Error(`there is no ${id}`)
  return found
}

/** A budget line under the project itself, of this place among the parts. */
export const line = (part: string, fields: Readonly<Record<string, string>>): ProjectPart => ({
  part,
  kind: 'line',
  parent: 'project',
  place: 200 + Number(part.replace(/\D/g, '') || '0'),
  fields: { 'title.en': `Line ${part}`, kind: 'programme', quantity: '1', rate: '1', ...fields },
})

/** The operator, who may everything, standing on the day of the tests. */
export async function operator(db: Db, words: By['words']): Promise<By> {
  return { db, asker: { command: 'test', today: await momentAt(db, today, null) }, words }
}
