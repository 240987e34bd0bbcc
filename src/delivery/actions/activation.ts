import { tellPersons } from '#people/actions/telling.ts'
import type { By } from '#posts/actions/operator.ts'
import { wrongField } from '#posts/actions/permitted.ts'
import { lacksFor, moveProject, refuseLacks } from '#projects/actions/moving.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { refuseMove } from '#projects/actions/permitted.ts'
import { shareProject } from '#projects/actions/sharing.ts'
import { lockVersion } from '#projects/actions/versions.ts'
import { type Project, projectCalled } from '#projects/model/project.ts'
import { authorsOf } from '#projects/views/authors.ts'
import { timesOf } from '#routes/actions/room.ts'
import { putInForce } from '#delivery/store.ts'
import { agreementOf } from '#delivery/views/agreements.ts'
import { managersFor } from '#delivery/views/managers.ts'
import { type AtWork, delivering, type DeliveryRoom, tell } from './delivering.ts'

/**
 * Makes an agreed project active: it gets its code and its manager, its budget is locked, those concerned are told. Answers the code. Refuses
 * whoever does not manage for its office, a project that is not agreed (`projects/no-move`), what is missing (`projects/lacking`), a manager
 * who holds no post that manages projects there (`delivery/fault.not-manager`), and one who approved its budget
 * (`delivery/fault.approved-budget`).
 */
export const activate = (
  by: By,
  id: string,
  { manager, version }: { manager: string; version: string },
  room: DeliveryRoom,
): Promise<string | null> =>
  delivering(
    by,
    id,
    { rights: ['projects.manage'], deed: 'delivery.activated', version },
    async (at) => {
      const { act, by: within, project, today } = at
      refuseMove('activate', project, by.words)
      const candidates = await managersFor(act.db, timesOf(by), project)
      const chosen = candidates.find(({ person }) => person === manager)
      if (chosen === undefined) throw wrongField('manager', 'delivery/fault.not-manager')
      if (chosen.approvedBudget) throw wrongField('manager', 'delivery/fault.approved-budget')
      refuseLacks(await lacksFor(within, project, 'activate', room.checks))
      const active = await moveProject(act, within, project, 'activate', { manager })
      await lockVersion(act, { project: id, number: project.version }, true)
      const agreement = await agreementOf(act.db, nowOf(by), id)
      const from = agreement?.from ?? project.from ?? today
      await putInForce(act, { project: id, number: project.version, from })
      tell(act, 'budget', [null, 'locked'], 'budget')
      if (project.isConfidential) await shareProject(act, id, { kind: 'person', id: manager })
      await tellConcerned(at, active, { manager, name: chosen.name }, room)
      return active.code
    },
  )

/** Writes to the manager, and to those who wrote the project, that it is under way. */
async function tellConcerned(
  { act }: AtWork,
  project: Project,
  { manager, name }: { manager: string; name: string },
  room: DeliveryRoom,
): Promise<void> {
  const { persons } = await authorsOf(act.db, project.id, project.version)
  await tellPersons(act, {
    persons: [manager, ...persons],
    topic: 'delivery.activated',
    about: project.id,
    link: (locale) => room.link(locale, project.id),
    details: ({ locale }) => ({
      title: projectCalled(project, locale),
      code: project.code ?? '—',
      manager: name,
    }),
  })
}
