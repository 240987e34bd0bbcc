import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { signedIn } from '#platform/doors/asker.ts'
import { write } from '#platform/doors/write.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { LetterLink } from '#scenarios/actions.ts'
import {
  addChange,
  adoptScenario,
  branchScenario,
  comment,
  draftScenario,
  editScenario,
  openConsultation,
  rebaseScenario,
  rejectScenario,
  removeChange,
  replaceChanges,
  withdrawScenario,
} from '#scenarios/actions.ts'
import {
  AdoptBody,
  BranchBody,
  ChangeBody,
  CommentBody,
  ConsultBody,
  DraftBody,
  EditBody,
  RebaseBody,
  RejectBody,
  RemoveBody,
  ReplaceBody,
  WithdrawBody,
} from '#scenarios/forms.ts'
import { mostBytes } from '#scenarios/forms/file.ts'
import {
  adoptionFrom,
  changeFrom,
  commentFrom,
  consultationFrom,
  draftFrom,
} from '#scenarios/forms/typed.ts'
import { paths } from '#scenarios/paths.ts'
import type { WorkshopFor } from '#scenarios/views/rehearse.ts'

const Done = Type.Object({ id: Type.String() })
const drafts = {
  tag: 'scenarios',
  answers: Done,
  admission: { right: 'scenarios.draft', reach: 'everywhere' },
} as const
const decides = {
  tag: 'scenarios',
  answers: Done,
  admission: { right: 'scenarios.adopt', reach: 'everywhere' },
} as const

function byOf(reader: Reader) {
  const { db, asker, words } = signedIn(reader)
  return { db, asker, words }
}

const linkFor =
  ({ site }: Reader): LetterLink =>
  (locale, id) =>
    `${site.origin}/${locale}${paths.scenario(id)}`

/** The verbs of scenarios: they call what the forms of the pages call. */
export function scenarioWrites(app: FastifyInstance, workshopFor: WorkshopFor): void {
  draftingWrites(app)
  listWrites(app)
  decidingWrites(app, workshopFor)
}

function draftingWrites(app: FastifyInstance): void {
  write(app, '/scenarios', {
    ...drafts,
    body: DraftBody,
    summary: 'Begins a scenario on the network as it is held now',
    handle: async (reader, body) => ({ id: await draftScenario(byOf(reader), draftFrom(body)) }),
  })
  write(app, '/scenarios/:id/branches', {
    ...drafts,
    body: BranchBody,
    summary: 'Begins a scenario from another, with the changes it has now',
    handle: async (reader, body, { id = '' }) => ({
      id: await branchScenario(byOf(reader), id, body),
    }),
  })
  write(app, '/scenarios/:id', {
    ...drafts,
    method: 'PUT',
    body: EditBody,
    summary: 'Gives a scenario another title, note or day',
    handle: async (reader, body, { id = '' }) => {
      await editScenario(byOf(reader), id, draftFrom(body))
      return { id }
    },
  })
  write(app, '/scenarios/:id/base', {
    ...drafts,
    body: RebaseBody,
    summary:
      'Lays a scenario on the network as it was held at a moment up to which one has seen what moved',
    handle: async (reader, body, { id = '' }) => {
      await rebaseScenario(byOf(reader), id, body)
      return { id }
    },
  })
}

function listWrites(app: FastifyInstance): void {
  write(app, '/scenarios/:id/changes', {
    ...drafts,
    body: ChangeBody,
    summary: 'Adds a change at the end of a draft’s list; answers its number',
    handle: async (reader, { version, ...typed }, { id = '' }) => ({
      id: String(await addChange(byOf(reader), id, { change: changeFrom(typed), version })),
    }),
  })
  write(app, '/scenarios/:id/changes', {
    ...drafts,
    method: 'PUT',
    body: ReplaceBody,
    // The same list as JSON is longer than as a file.
    most: 2 * mostBytes,
    summary: 'Puts another list of changes in the place of a draft’s',
    handle: async (reader, { changes, version }, { id = '' }) => {
      await replaceChanges(byOf(reader), id, { changes: changes.map(changeFrom), version })
      return { id }
    },
  })
  write(app, '/scenarios/:id/changes/remove', {
    ...drafts,
    body: RemoveBody,
    summary: 'Takes a change out of a draft’s list',
    handle: async (reader, body, { id = '' }) => {
      await removeChange(byOf(reader), id, body)
      return { id }
    },
  })
}

function decidingWrites(app: FastifyInstance, workshopFor: WorkshopFor): void {
  write(app, '/scenarios/:id/consultation', {
    ...drafts,
    body: ConsultBody,
    summary: 'Opens the consultation on a draft until the end of a day',
    handle: async (reader, body, { id = '' }) => {
      await openConsultation(byOf(reader), id, consultationFrom(body), linkFor(reader))
      return { id }
    },
  })
  write(app, '/scenarios/:id/comments', {
    ...drafts,
    admission: { right: 'network.propose' },
    body: CommentBody,
    summary:
      'Says something of a scenario, or of one of its changes, for an office concerned or invited',
    handle: async (reader, body, { id = '' }) => ({
      id: await comment(byOf(reader), id, commentFrom(body)),
    }),
  })
  write(app, '/scenarios/:id/rejection', {
    ...decides,
    body: RejectBody,
    summary: 'Rejects a scenario that was consulted on',
    handle: async (reader, body, { id = '' }) => {
      await rejectScenario(byOf(reader), id, body)
      return { id }
    },
  })
  write(app, '/scenarios/:id/adoption', {
    ...decides,
    body: AdoptBody,
    summary: 'Adopts a scenario from its day, as one act; answers the decision’s id',
    handle: async (reader, body, { id = '' }) => {
      const workshop = workshopFor(reader.site)
      const by = byOf(reader)
      return { id: await adoptScenario(by, id, adoptionFrom(body), workshop, linkFor(reader)) }
    },
  })
  write(app, '/scenarios/:id/withdrawal', {
    ...drafts,
    // Who drafts gives up a draft, who adopts takes back what was adopted.
    admission: 'signed-in',
    body: WithdrawBody,
    summary: 'Gives a draft up, or withdraws an adopted scenario before its day',
    handle: async (reader, body, { id = '' }) => {
      await withdrawScenario(byOf(reader), id, body, workshopFor(reader.site).ground)
      return { id }
    },
  })
}
