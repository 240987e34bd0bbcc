import { join } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import { recordFile, wrongRecords } from '#platform/record-file.ts'
import { ChecklistContent } from '#routes/model/checklist.ts'
import { RuleContent } from '#routes/model/rule.ts'
import { keptChecklists, keptRules, putChecklists, putRules } from '#routes/store/rules.ts'

const day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })
const id = Type.String({ pattern: '^[a-z][a-z0-9-]*$' })
const dated = { from: day, until: Type.Union([day, Type.Null()]) }
const closed = { additionalProperties: false }

const RulesFile = Type.Object(
  { rules: Type.Array(Type.Object({ id, ...dated, content: RuleContent }, closed)) },
  closed,
)
const ChecklistsFile = Type.Object(
  {
    checklists: Type.Array(
      Type.Object(
        { id, version: Type.Integer({ minimum: 1 }), ...dated, content: ChecklistContent },
        closed,
      ),
    ),
  },
  closed,
)

/**
 * Brings rules and checklists to what `routes/rules.json` and `routes/checklists.json` in this folder say: one act, and none when
 * nothing changed. Routes that are open keep what they were opened by. Without these files what is held stays. Refuses
 * (`record-file/wrong`) files that are not what they should be, rules of one id whose days overlap, and rules that name a checklist
 * there is not; then nothing is written.
 */
export async function loadRoutes(db: Db, folder: string): Promise<{ changed: number }> {
  const rules = (await recordFile(join(folder, 'routes'), 'rules.json', RulesFile))?.rules
  const lists = (await recordFile(join(folder, 'routes'), 'checklists.json', ChecklistsFile))
    ?.checklists
  if (rules === undefined || lists === undefined) return { changed: 0 }
  refuseWrong(rules, lists)
  const held = await keptRules(db, { asKnown: null })
  const heldLists = await keptChecklists(db, { asKnown: null })
  const otherRules = rules.filter((each) => !held.some((kept) => Value.Equal(kept, each)))
  const gone = held.filter((each) => !rules.some((wanted) => Value.Equal(wanted, each)))
  const otherLists = lists.filter((each) => !heldLists.some((kept) => Value.Equal(kept, each)))
  const changed = otherRules.length + gone.length + otherLists.length
  if (changed === 0) return { changed }
  const deed = { by: byCommand('load'), name: 'routes.rules-loaded', subject: 'routes:rules' }
  await perform(db, deed, async (act) => {
    await putChecklists(act, otherLists)
    await putRules(act, rules)
  })
  return { changed }
}

function refuseWrong(
  rules: Static<typeof RulesFile>['rules'],
  lists: Static<typeof ChecklistsFile>['checklists'],
): void {
  const known = new Set(lists.map((each) => each.id))
  const wrong = rules.flatMap((rule, at) => {
    const { checklist } = rule.content
    const isUnknown = checklist !== null && !known.has(checklist)
    const overlaps = rules.some(
      (other, place) => place < at && other.id === rule.id && isTogether(other, rule),
    )
    return [
      ...(isUnknown
        ? [{ field: `${rule.id}/checklist`, message: `no checklist ${checklist}` }]
        : []),
      ...(overlaps
        ? [{ field: `${rule.id}/from`, message: 'holds on days of another of its kind' }]
        : []),
    ]
  })
  if (wrong.length > 0) throw wrongRecords(wrong)
}

interface Dated {
  from: string
  until: string | null
}

const isTogether = (a: Dated, b: Dated): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
