import { type ComponentChildren, toChildArray } from 'preact'

/** One row of a list of facts; nothing where there is nothing to say. */
export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) =>
  toChildArray(children).every((each) => each === '') ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )

/** What is known of a step, row by row. */
export const Facts = ({ children }: { children: ComponentChildren }) => (
  <dl class="route-facts">{children}</dl>
)
