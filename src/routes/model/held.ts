import type { FieldValues } from '#platform/doors/version.ts'
import type { StepStanding } from './route.ts'

/** What a form about a step rests on: where it stands, and with whom. */
export const heldByStep = ({ standing }: { standing: StepStanding }): FieldValues => ({
  state: standing.state,
  post: standing.post,
})
