import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Value } from 'typebox/value'
import { byCommand, perform } from '#platform/act.ts'
import type { Db } from '#platform/db/db.ts'
import type { Moment } from '#platform/moment.ts'
import { recordFile, recordFrom, wrongRecords } from '#platform/record-file.ts'
import { refuseWrongFunds, wrongPeriods } from '#funds/forms/file.ts'
import { FundFile } from '#funds/model/fund-file.ts'
import { OverheadFile, type OverheadRule } from '#funds/model/overhead.ts'
import { putFund, putOverhead } from '#funds/store.ts'
import { fundsAt, overheadRules } from '#funds/views.ts'

const overheadName = 'overhead.json'

/**
 * Brings the conditions of funds and the rules of overhead to what the files `funds/*.json` in this folder say: one act, and none
 * when nothing changed. What they said before stays recorded; a fund whose file is gone stays. A folder without funds leaves what
 * is held. Refuses (`record-file/wrong`) files that are not what they should be; then nothing was written.
 */
export async function loadFunds(
  db: Db,
  folder: string,
  today: Moment,
): Promise<{ changed: number }> {
  const home = join(folder, 'funds')
  const wanted = await readFunds(home)
  const held = new Map((await fundsAt(db, today)).map((fund) => [fund.id, fund]))
  const funds = wanted.filter((fund) => {
    const now = held.get(fund.id)
    if (now === undefined) return true
    const { recordedFrom: _since, ...said } = now
    return !Value.Equal(said, fund)
  })
  const rules = await readOverhead(home)
  const isOverheadChanged = rules !== null && !Value.Equal(await overheadRules(db, today), rules)
  const changed = funds.length + (isOverheadChanged ? 1 : 0)
  if (changed === 0) return { changed }
  const deed = { by: byCommand('load'), name: 'funds.loaded', subject: 'funds:all' }
  await perform(db, { ...deed, detail: { files: changed } }, async (act) => {
    for (const fund of funds) {
      await putFund(act, fund)
      act.note({ field: 'funds.field.fund', before: null, after: fund.titles.en })
    }
    if (isOverheadChanged) await putOverhead(act, rules)
  })
  return { changed }
}

async function readFunds(folder: string): Promise<FundFile[]> {
  const names = await readdir(folder).catch(() => [])
  const files = names.filter((name) => name.endsWith('.json') && name !== overheadName).toSorted()
  const funds = new Map<string, FundFile>()
  for (const name of files)
    funds.set(name, recordFrom(name, await readFile(join(folder, name), 'utf8'), FundFile))
  refuseWrongFunds(funds)
  return [...funds.values()]
}

async function readOverhead(folder: string): Promise<readonly OverheadRule[] | null> {
  const file = await recordFile(folder, overheadName, OverheadFile)
  if (file === null) return null
  const wrong = wrongPeriods(overheadName, file.rules)
  if (wrong.length > 0) throw wrongRecords(wrong)
  return file.rules
}
