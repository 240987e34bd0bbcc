import type { Static } from 'typebox'
import type { Change } from '#decisions/model/change.ts'
import type {
  AdoptBody,
  ChangeBody,
  CommentBody,
  ConsultBody,
  DraftBody,
} from '#scenarios/forms.ts'

/** A change as a form or the API sends it; cells that were left empty are empty. */
export const changeFrom = ({
  kind,
  subject,
  value = '',
  qualifier = '',
  note = '',
}: Omit<Static<typeof ChangeBody>, 'version'>): Change => ({
  kind,
  subject,
  value,
  qualifier,
  note,
})

/** A scenario to be drafted, as it was typed. */
export const draftFrom = <Typed extends Static<typeof DraftBody>>({
  note = '',
  ...typed
}: Typed) => ({
  ...typed,
  note,
})

/** A consultation as it was typed. */
export const consultationFrom = ({ offices = [], ...typed }: Static<typeof ConsultBody>) => ({
  ...typed,
  offices,
})

/** A comment as it was typed. */
export const commentFrom = ({ text, change, office }: Static<typeof CommentBody>) => ({
  text,
  change: change ?? null,
  office: office ?? null,
})

/** An adoption as it was typed. */
export const adoptionFrom = ({ unheard, signed = [], ...typed }: Static<typeof AdoptBody>) => ({
  ...typed,
  unheard: unheard ?? null,
  signed,
})
