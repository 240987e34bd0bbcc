import { linkTo } from '#platform/http/reader.ts'
import { ProjectLink } from '#projects/web/reading/said.tsx'
import { paths } from '#routes/paths.ts'
import { StepTitle } from '#routes/web/route/parts.tsx'
import type { StepGround } from './ground.ts'

/** At the head of a form about a step: what is done, at which step, of which project. */
export const StepHead = ({
  ground: { reader, told, project },
  title,
}: {
  ground: StepGround
  title: string
}) => (
  <>
    <h1 class="ds-heading" data-size="lg">
      {title}
    </h1>
    <p class="lead">
      <a class="ds-link" href={linkTo(reader, paths.step(told.step.id))}>
        <StepTitle
          titles={told.titles}
          rule={told.step.rule}
          theme={told.step.theme}
          reader={reader}
        />
      </a>
      {' · '}
      <ProjectLink project={project} reader={reader} />
    </p>
  </>
)
