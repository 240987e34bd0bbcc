import type { Static, TObject } from 'typebox'
import type { Admission } from '#platform/doors/asker.ts'
import type { By } from '#posts/actions/operator.ts'
import type { DeliveryRoom } from './delivering.ts'

/** What a verb is about: the project, and the revision, report, item … of it. */
export interface About {
  id: string
  of: string
  checklist: string
}

/** A verb as its form, the API and the terminal call it; answers the id of what it made, else of what it was about. */
export interface Verb<Body extends TObject = TObject> {
  body: Body
  /** Who may come through the door; the verb itself looks at the office. */
  admission: Admission
  summary: string
  run(by: By, about: About, body: Static<Body>, room: DeliveryRoom): Promise<string>
}

/** A verb with the type of its body. */
export const verb = <Body extends TObject>(told: Verb<Body>): Verb<Body> => told

/** Does something to the project itself, and answers its id. */
export const toProject =
  <Body>(work: (by: By, id: string, body: Body, room: DeliveryRoom) => Promise<void>) =>
  async (by: By, { id }: About, body: Body, room: DeliveryRoom): Promise<string> => {
    await work(by, id, body, room)
    return id
  }

/** Does something to the revision, report, item … of a project, and answers the id of that. */
export const toPart =
  <Body>(work: (by: By, id: string, of: string, body: Body, room: DeliveryRoom) => Promise<void>) =>
  async (by: By, { id, of }: About, body: Body, room: DeliveryRoom): Promise<string> => {
    await work(by, id, of, body, room)
    return of
  }
