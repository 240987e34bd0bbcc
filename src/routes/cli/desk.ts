import { Refusal } from '#platform/refusal.ts'

/** An argument or option that is none of the words there are. */
export const wrongWord = (field: string, expected: readonly string[]) =>
  new Refusal('invalid', 'request/invalid', {
    faults: [{ field, reason: 'field/word', details: { expected: expected.join(', ') } }],
  })
