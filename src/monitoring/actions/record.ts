import { type Static, Type } from 'typebox'
import { type Act, byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile } from '#platform/record-file.ts'
import { recordReport, recordVerdict } from '#monitoring/store.ts'
import { reportedPlans } from '#monitoring/views/held.ts'

const text = Type.String({ minLength: 1 })
const number = Type.String({ pattern: '^-?\\d+(\\.\\d+)?$' })
const strict = { additionalProperties: false }

const Report = Type.Object(
  {
    plan: text,
    number: Type.Integer({ minimum: 1 }),
    part: text,
    office: text,
    /** Under which post it was reported. */
    post: text,
    year: Type.Integer(),
    value: number,
    numerator: Type.Optional(number),
    denominator: Type.Optional(number),
    breakdown: Type.Optional(Type.Record(Type.String(), number)),
    source: text,
    /** Under which post it was decided on, and how; without it, it waits. */
    verdict: Type.Optional(
      Type.Object(
        { post: text, is: Type.Enum(['approved', 'returned']), reason: Type.String() },
        strict,
      ),
    ),
  },
  strict,
)

const File = Type.Object({ reports: Type.Array(Report) }, strict)

/**
 * Records the values of `monitoring.json` in a folder as they are told there: examples. One act, and none when the plans named have
 * values already. Refuses (`record-file/wrong`) a file that is not what it should be; then nothing is written.
 */
export async function loadReports(db: Db, folder: string): Promise<{ changed: number }> {
  const file = await recordFile(folder, 'monitoring.json', File)
  const held = await reportedPlans(db)
  const missing = (file?.reports ?? []).filter(({ plan }) => !held.has(plan))
  if (missing.length === 0) return { changed: 0 }
  const deed = { by: byCommand('load'), name: 'monitoring.recorded', subject: 'monitoring:all' }
  await perform(db, deed, async (act) => {
    for (const each of missing) await record(act, each)
  })
  return { changed: missing.length }
}

async function record(
  act: Act,
  {
    post,
    source,
    verdict,
    numerator,
    denominator,
    breakdown,
    year,
    value,
    ...of
  }: Static<typeof Report>,
): Promise<void> {
  const reported = {
    year,
    value,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
    breakdown: breakdown ?? {},
    source: { title: source, address: null },
    note: '',
  }
  const report = await recordReport(under(act, post), { ...of, reported })
  if (verdict === undefined) return
  const { is, reason } = verdict
  await recordVerdict(under(act, verdict.post), { report, verdict: is, reason })
}

/** The same act, done under a post that only the records name. */
const under = (act: Act, post: string): Act => ({
  ...act,
  by: { ...act.by, post: { id: 'records', title: post } },
})
