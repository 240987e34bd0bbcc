import { linkTo } from '#platform/http/reader.ts'
import { isOfPlan, type Upper } from '#frameworks/model/upper.ts'
import { Section } from '#platform/ui/section.tsx'
import { WayTo } from '#platform/ui/form.tsx'
import { taggedFrameworks } from '#projects/model/drafting/citing.ts'
import { rootPart } from '#projects/model/kinds.ts'
import { paths } from '#projects/paths.ts'
import { Cited, toldOf } from '#projects/web/drafting/citable.tsx'
import { Search } from '#projects/web/drafting/cite.tsx'
import type { SectionProps } from './section.ts'

const tagged: readonly string[] = taggedFrameworks

/** What the project serves: an objective of a plan in force, which it needs; and objectives of frameworks. */
export async function FrameworksSection({ marked: { draft }, reader, q }: SectionProps) {
  const { words } = reader
  const { project, version, citations, barred } = draft
  const told = await toldOf(reader, draft)
  const own = citations.filter(({ part }) => part === rootPart)
  const group = (title: string, isThis: (upper: Upper) => boolean) => {
    const those = own.filter(({ upper }) => isThis(upper))
    return (
      <Section title={title}>
        <Cited part={rootPart} draft={{ ...draft, citations: those }} told={told} reader={reader} />
      </Section>
    )
  }
  const others = own.filter(({ upper }) => !isOfPlan(upper) && !tagged.includes(upper.of))
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
          <Search q={q} part={rootPart} draft={draft} reader={reader} />
          <p class="ways">
            <WayTo
              href={linkTo(reader, paths.cite(project.id, version.number, rootPart))}
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
