import { type Day, isDay } from '#platform/day.ts'
import { compareDecimals, isDecimal } from '#platform/decimal.ts'
import { type Fault, refuseFaults } from '#platform/refusal.ts'
import type { By } from '#posts/actions/operator.ts'
import { nowOf } from '#posts/actions/acting.ts'
import { layVersion } from '#projects/actions/versions.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import { laidOf } from '#delivery/views/laid.ts'
import { delivering, tell } from './delivering.ts'
import { managing, reporting } from './reports.ts'

/** What is reached of an indicator, or done of an activity, on a day. */
export interface Progress {
  part: string
  value: string
  day: string
}

/**
 * Writes down what is reached of indicators and done of activities, in the version that counts. Refuses whoever does not manage for the
 * office, and at `<part>-value` and `<part>-day` what is no number, more than all of an activity, or a day that has not come.
 */
export const writeProgress = (
  by: By,
  id: string,
  { progress, version }: { progress: readonly Progress[]; version: string },
): Promise<void> =>
  delivering(
    by,
    id,
    { rights: managing, deed: 'delivery.progress-written', version, states: reporting },
    async ({ act, by: within, project, today }) => {
      const which = { project: id, number: project.version }
      const laid = await laidOf(act.db, nowOf(by), which)
      const told = new Map(progress.map((each) => [each.part, each]))
      const faults: Fault[] = []
      const parts = laid.parts.map((part) => {
        const said = told.get(part.part)
        if (said === undefined || (part.kind !== 'indicator' && part.kind !== 'activity'))
          return part
        faults.push(...wrongProgress(part, said, today))
        return progressed(part, said)
      })
      refuseFaults(faults)
      const before = new Map(laid.parts.map((part) => [part.part, part]))
      for (const part of parts)
        for (const field of ['reached', 'done'])
          if (before.get(part.part)?.fields[field] !== part.fields[field]) {
            tell(act, 'part', [null, part.fields['title.en'] ?? part.part])
            const was = before.get(part.part)?.fields[field] ?? null
            tell(act, field, [was, part.fields[field] ?? null])
          }
      await layVersion(act, within, which, { ...laid, parts })
    },
  )

const namesFor = ({ kind }: ProjectPart): [string, string] =>
  kind === 'indicator' ? ['reached', 'reached-day'] : ['done', 'done-day']

function wrongProgress(part: ProjectPart, { value, day }: Progress, today: Day): Fault[] {
  const faults: Fault[] = []
  const [number, on] = [value.trim(), day.trim()]
  const isShare = part.kind === 'activity'
  if (number !== '' && !isDecimal(number))
    faults.push({ field: `${part.part}-value`, reason: 'field/number' })
  else if (
    number !== '' &&
    isShare &&
    (compareDecimals(number, '0') < 0 || compareDecimals(number, '100') > 0)
  )
    faults.push({ field: `${part.part}-value`, reason: 'field/percentage' })
  if (on !== '' && !isDay(on)) faults.push({ field: `${part.part}-day`, reason: 'field/day' })
  else if (on > today) faults.push({ field: `${part.part}-day`, reason: 'delivery/fault.ahead' })
  if (number !== '' && on === '')
    faults.push({ field: `${part.part}-day`, reason: 'field/missing' })
  return faults
}

function progressed(part: ProjectPart, { value, day }: Progress): ProjectPart {
  const [name, on] = namesFor(part)
  const { [name]: _was, [on]: _when, ...rest } = part.fields
  if (value.trim() === '') return { ...part, fields: rest }
  return { ...part, fields: { ...rest, [name]: value.trim(), [on]: day.trim() } }
}
