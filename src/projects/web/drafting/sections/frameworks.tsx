import { linkTo } from '#platform/http/reader.ts'
import { isOfPlan, type Upper } from '#frameworks/model/upper.ts'
import { Section } from '#platform/ui/section.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { CitableSearch } from '#plans/web/drafting/citable.tsx'
import { taggedFrameworks } from '#projects/model/drafting/citing.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { Cited, citedBy, toldOf } from '#projects/web/drafting/cited.tsx'
import type { SectionProps } from './section.ts'

const tagged: readonly string[] = taggedFrameworks

/** What the project serves: an objective of a plan in force, which it needs; and objectives of frameworks. */
export async function FrameworksSection({ marked: { draft }, reader, q }: SectionProps) {
  const { words } = reader
  const { project, version, barred } = draft
  const choosing = linkTo(reader, paths.cite(project.id, version.number, rootPart))
  const told = await toldOf(reader, draft)
  const own = citedBy(draft, rootPart)
  const group = (title: string, isThis: (upper: Upper) => boolean) => (
    <Section title={title}>
      <Cited part={rootPart} cited={own.filter(isThis)} draft={draft} told={told} reader={reader} />
    </Section>
  )
  const others = own.filter((upper) => !isOfPlan(upper) && !tagged.includes(upper.of))
  return (
    <>
      {group(words.t('projects.draft.plan'), isOfPlan)}
      {taggedFrameworks.map((framework) =>
        group(words.t(`projects.draft.framework.${framework}`), ({ of }) => of === framework),
      )}
      {others.length > 0 &&
        group(
          words.t('projects.draft.framework.other'),
          (upper) => !isOfPlan(upper) && !tagged.includes(upper.of),
        )}
      {barred === null && (
        <>
          <CitableSearch q={q} action={choosing} reader={reader} />
          <p class="ways">
            <WayTo
              href={choosing}
              label={words.t('projects.draft.choose-cited')}
              barred={null}
              id="no-cite"
            />
          </p>
        </>
      )}
    </>
  )
}
