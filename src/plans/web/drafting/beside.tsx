import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { citingKinds } from '#plans/actions/citing.ts'
import { kindsUnder } from '#plans/model/drafting/arrange.ts'
import { type Part, type PartKind, rootPart } from '#plans/model/part.ts'
import { readinessOf } from '#plans/model/readiness.ts'
import { paths } from '#plans/paths.ts'
import type { Beside, ShownVersion } from '#plans/web/beside.ts'
import { whyNotWriting } from './draft.tsx'
import { partText } from './name.tsx'
import { Readiness } from './readiness.tsx'

/**
 * What who writes a draft sees on its page: what is still missing, and beside each part the ways to write it, add to it, cite, move and
 * remove. Others see nothing of it.
 */
export const draftingBeside: Beside = async (reader, shown) => {
  const { version, template, parts } = shown
  if (version.state !== 'draft' || reader.asker === null || reader.moment.asKnown !== null)
    return {}
  if ((await whyNotWriting(reader, version)) !== null) return {}
  const lacks = readinessOf(shown)
  return {
    head: (
      <>
        <Readiness
          version={version}
          template={template}
          parts={parts}
          lacks={lacks}
          reader={reader}
        />
        <HeadWays shown={shown} reader={reader} />
      </>
    ),
    part: (part) =>
      part.part === rootPart ? null : <PartWays part={part} shown={shown} reader={reader} />,
  }
}

interface WaysProps {
  shown: ShownVersion
  reader: Reader
}

const addPath = ({ version }: ShownVersion, kind: PartKind, under: string) =>
  `${paths.addPart(version.plan.id, version.number)}?kind=${kind}&under=${under}`

function HeadWays({ shown, reader }: WaysProps) {
  const { words } = reader
  const { version, template } = shown
  const { id } = version.plan
  const way = (href: string, label: string, key: string) => (
    <WayTo href={linkTo(reader, href)} label={label} barred={null} id={`no-${key}`} />
  )
  return (
    <div class="ways">
      {way(paths.head(id, version.number), words.t('plans.head.title'), 'head')}
      {kindsUnder(template, 'plan').map((kind) =>
        way(addPath(shown, kind, rootPart), words.t(`plans.make.part.${kind}`), kind),
      )}
      {way(paths.answer(id, version.number, rootPart), words.t('plans.part.answer'), 'answer')}
    </div>
  )
}

function PartWays({ part, shown, reader }: WaysProps & { part: Part }) {
  const { words } = reader
  const { version, template } = shown
  const { id } = version.plan
  const at = [id, version.number, part.part] as const
  const called = partText(part, shown, reader)
  const way = (href: string, label: string) => (
    <li>
      <a class="ds-link" href={linkTo(reader, href)} aria-label={`${label}: ${called}`}>
        {label}
      </a>
    </li>
  )
  const isLoose = part.kind !== 'chapter'
  const answers = isLoose && part.kind !== 'indicator'
  return (
    <ul class="draft__ways">
      {way(paths.part(...at), words.t('plans.part.write'))}
      {citingKinds.includes(part.kind) && way(paths.cite(...at), words.t('plans.part.cite'))}
      {answers && way(paths.answer(...at), words.t('plans.part.answer'))}
      {kindsUnder(template, part.kind).map((kind) =>
        way(addPath(shown, kind, part.part), words.t(`plans.make.part.${kind}`)),
      )}
      {isLoose && way(paths.movePart(...at), words.t('plans.part.move'))}
      {isLoose && way(paths.removePart(...at), words.t('plans.part.remove'))}
    </ul>
  )
}
