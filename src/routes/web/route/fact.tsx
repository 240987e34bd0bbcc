import type { ComponentChildren } from 'preact'

/** One row of a list of facts; nothing where there is nothing to say. */
export const Fact = ({ name, children }: { name: string; children: ComponentChildren }) =>
  children === null || children === false || children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
