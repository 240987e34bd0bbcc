import { Type } from 'typebox'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile } from '#platform/record-file.ts'
import { themes } from '#posts/model/themes.ts'
import { confidences, directions, evidenceKinds } from '#trends/model/observation.ts'
import { addIssue, addObservation, addToIssue } from '#trends/store.ts'
import { heldIds } from '#trends/views/held.ts'

const text = Type.String({ minLength: 1 })
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const strict = { additionalProperties: false }

const Observation = Type.Object(
  {
    id: Type.String({ pattern: '^ob-[a-z0-9-]+$' }),
    office: text,
    country: text,
    theme: Type.Enum([...themes]),
    from: Day,
    to: Day,
    text,
    language: text,
    confidence: Type.Enum([...confidences]),
    direction: Type.Enum([...directions]),
    weight: Type.Integer({ minimum: 1, maximum: 5 }),
    evidence: Type.Array(
      Type.Object(
        {
          title: text,
          address: Type.Union([text, Type.Null()]),
          kind: Type.Enum([...evidenceKinds]),
        },
        strict,
      ),
      { minItems: 1 },
    ),
  },
  strict,
)

const Issue = Type.Object(
  {
    id: Type.String({ pattern: '^t-[a-z0-9-]+$' }),
    office: text,
    titles: Type.Object({ en: text, fr: text, es: text, ar: text }, strict),
    theme: Type.Enum([...themes]),
    countries: Type.Array(text, { minItems: 1 }),
    description: text,
    from: Day,
    observations: Type.Array(Observation),
  },
  strict,
)

const File = Type.Object({ issues: Type.Array(Issue) }, strict)

/**
 * Records the issues of `trends.json` in a folder, with their observations, as they are told there: examples. One act, and none when
 * all are held already. Everybody may read them. Refuses (`record-file/wrong`) a file that is not what it should be; then nothing is written.
 */
export async function loadTrends(db: Db, folder: string): Promise<{ changed: number }> {
  const file = await recordFile(folder, 'trends.json', File)
  const held = await heldIds(db)
  const missing = (file?.issues ?? []).filter(({ id }) => !held.has(id))
  if (missing.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'trends.recorded', subject: 'trends:all' }
  await perform(db, deed, async (act) => {
    for (const { id, office, from, observations, ...issue } of missing) {
      await addIssue(
        act,
        { id, office },
        {
          ...issue,
          area: null,
          language: 'en',
          isPublic: true,
          followed: [{ from, until: null }],
          closing: null,
          revision: 1,
        },
      )
      for (const { id: observation, office: observer, ...observed } of observations)
        await addObservation(
          act,
          { id: observation, office: observer },
          { ...observed, area: null, city: null, isPublic: true, withdrawn: null, revision: 1 },
        )
      await addToIssue(
        act,
        id,
        observations.map((each) => each.id),
      )
    }
  })
  return { changed: missing.length }
}
