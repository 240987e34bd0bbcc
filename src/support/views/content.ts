import { Compile } from 'typebox/compile'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { KindContent, type SupportKind } from '#support/model/kind.ts'
import { RuleContent, type SupportRule } from '#support/model/rule.ts'
import { kept } from '#support/store/data.ts'

const [kindShape, ruleShape] = [Compile(KindContent), Compile(RuleContent)]

/** All kinds of support known at the moment, of whatever day. */
export const kindList = async (db: Db, moment: Pick<Moment, 'asKnown'>): Promise<SupportKind[]> =>
  (await kept(db, moment, 'support_kind')).map(({ content, ...row }) => {
    if (!kindShape.Check(content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

/** All rules of support known at the moment, of whatever day. */
export const ruleList = async (db: Db, moment: Pick<Moment, 'asKnown'>): Promise<SupportRule[]> =>
  (await kept(db, moment, 'support_rule')).map(({ content, ...row }) => {
    if (!ruleShape.Check(content)) throw notAsChecked(row)
    return { ...content, ...row }
  })

const notAsChecked = ({ id, from }: { id: string; from: string }) =>
  new Error(`${id} of ${from} is not as it was checked when it was loaded`)
