import { join } from 'node:path'
import { type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile, wrongRecords } from '#platform/record-file.ts'
import { KindContent } from '#support/model/kind.ts'
import { RuleContent } from '#support/model/rule.ts'
import { type Kept, kept, putKept } from '#support/store/data.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const closed = { additionalProperties: false }

const dated = <Content extends TSchema>(content: Content) =>
  Type.Array(
    Type.Object(
      {
        id: Type.String({ pattern: '^[a-z][a-z0-9-]*$' }),
        from: day,
        until: Type.Union([day, Type.Null()]),
        content,
      },
      closed,
    ),
  )
const KindsFile = Type.Object({ kinds: dated(KindContent) }, closed)
const RulesFile = Type.Object({ rules: dated(RuleContent) }, closed)

/**
 * Brings kinds and rules to what `support/kinds.json` and `support/rules.json` in this folder say: one act, and none when nothing changed.
 * Open requests keep their rule by name. Without these files what is held stays. Refuses (`record-file/wrong`) files that are not what they should
 * be, days of one id that overlap, and rules that name a kind there is not; then nothing is written.
 */
export async function loadSupport(db: Db, folder: string): Promise<{ changed: number }> {
  const kinds = (await recordFile(join(folder, 'support'), 'kinds.json', KindsFile))?.kinds
  const rules = (await recordFile(join(folder, 'support'), 'rules.json', RulesFile))?.rules
  if (kinds === undefined || rules === undefined) return { changed: 0 }
  const known = new Set(kinds.map(({ id }) => id))
  const unknown = rules.flatMap(({ id, content }) =>
    content.kinds
      .filter((kind) => !known.has(kind))
      .map((kind) => ({ field: `${id}/kinds`, message: `no kind ${kind}` })),
  )
  const wrong = [...overlapping(kinds), ...overlapping(rules), ...unknown]
  if (wrong.length > 0) throw wrongRecords(wrong)
  const changed =
    differences(await kept(db, { asKnown: null }, 'support_kind'), kinds) +
    differences(await kept(db, { asKnown: null }, 'support_rule'), rules)
  if (changed === 0) return { changed }
  const deed = { by: byCommand('load'), name: 'support.rules-loaded', subject: 'support:rules' }
  await perform(db, deed, async (act) => {
    await putKept(act, 'support_kind', kinds)
    await putKept(act, 'support_rule', rules)
  })
  return { changed }
}

const differences = (held: readonly Kept[], wanted: readonly Kept[]): number =>
  wanted.filter((each) => !held.some((other) => Value.Equal(other, each))).length +
  held.filter((each) => !wanted.some((other) => Value.Equal(other, each))).length

const overlapping = (all: readonly Kept[]) =>
  all.flatMap((each, at) =>
    all.some((other, place) => place < at && other.id === each.id && isTogether(other, each))
      ? [{ field: `${each.id}/from`, message: 'holds on days of another of its kind' }]
      : [],
  )

const isTogether = (a: Kept, b: Kept): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
