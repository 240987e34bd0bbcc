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
