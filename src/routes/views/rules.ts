import { Compile } from 'typebox/compile'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { type Checklist, ChecklistContent } from '#routes/model/checklist.ts'
import { type Rule, RuleContent } from '#routes/model/rule.ts'
import { keptChecklists, type KeptRule, keptRules } from '#routes/store/rules.ts'

/** Made once: rules are looked at with every route that is opened or previewed. */
const [isRule, isChecklist] = [Compile(RuleContent), Compile(ChecklistContent)]

/** All rules known at the moment, of whatever day, by id. */
export const ruleList = async (db: Db, moment: Pick<Moment, 'asKnown'>): Promise<Rule[]> =>
  (await keptRules(db, moment)).map(({ content, ...row }) => {
    if (!isRule.Check(content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

/** All versions of checklists known at the moment. */
export const checklistList = async (
  db: Db,
  moment: Pick<Moment, 'asKnown'>,
): Promise<Checklist[]> =>
  (await keptChecklists(db, moment)).map(({ content, ...row }) => {
    if (!isChecklist.Check(content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

const notAsChecked = ({ id, from }: Pick<KeptRule, 'id' | 'from'>) =>
  new Error(`${id} of ${from} is not as it was checked when it was loaded`)
