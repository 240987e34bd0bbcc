import { linkTo, type Reader } from '#platform/http/reader.ts'
import { wordsOf } from '#platform/http/problem.ts'
import type { Part } from '#plans/model/part.ts'
import { rootPart } from '#plans/model/part.ts'
import type { PlanVersion } from '#plans/model/plan.ts'
import type { Lack } from '#plans/model/readiness.ts'
import type { PlanTemplate } from '#plans/model/template.ts'
import { paths } from '#plans/paths.ts'
import { partText } from './name.tsx'
import { fieldingOf, labelOf } from './fields.tsx'
import { shapesOf } from '#plans/model/readiness.ts'

interface ReadinessProps {
  version: PlanVersion
  template: PlanTemplate
  parts: readonly Part[]
  lacks: readonly Lack[]
  reader: Reader
}

/** What is still missing before a version can be put before the mandate holder, each with the way to where it is written. */
export function Readiness({ version, template, parts, lacks, reader }: ReadinessProps) {
  const { words } = reader
  if (lacks.length === 0) return <p class="done">{words.t('plans.ready')}</p>
  return (
    <details class="draft__lacks" open={lacks.length <= 5}>
      <summary>{words.t('plans.lacks', { count: lacks.length })}</summary>
      <ul>
        {lacks.map((lack) => (
          <li>
            <a class="ds-link" href={linkTo(reader, placeOf(lack, version))}>
              {partCalled(lack, { template, parts, reader })}
            </a>
            : {lackTold(lack, { version, template, reader })}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** The form where it is put right. */
function placeOf({ part, field, reason }: Lack, { plan, number }: PlanVersion): string {
  if (reason === 'plans/lack.objective')
    return `${paths.addPart(plan.id, number)}?kind=objective&under=${rootPart}`
  if (part === rootPart) return paths.head(plan.id, number)
  return field === null && reason === 'plans/lack.citation'
    ? paths.cite(plan.id, number, part)
    : paths.part(plan.id, number, part)
}

function partCalled(
  { part, kind }: Lack,
  { template, parts, reader }: Pick<ReadinessProps, 'template' | 'parts' | 'reader'>,
): string {
  const { words } = reader
  const kindName = words.t(`plans.kind.${kind}`)
  const held = parts.find((each) => each.part === part)
  const named = partText(held ?? { part, kind, fields: {} }, { template }, reader)
  return kind === 'plan' ? kindName : `${kindName} “${named}”`
}

function lackTold(
  { part, kind, field, reason, details }: Lack,
  { version, template, reader }: Pick<ReadinessProps, 'version' | 'template' | 'reader'>,
): string {
  const { words } = reader
  if (field === null) return words.t(wordsOf(reason, words), { ...details })
  const shapes = shapesOf({ part, kind }, { version, template })
  const label = labelOf(field, fieldingOf({ shapes, fields: {}, template, offices: [], reader }))
  const told = words.t(wordsOf(reason, words), { field: label, ...details })
  return `${label}: ${told}`
}
