import type { ComponentChildren } from 'preact'

/** A part of a page under its own heading. */
export function Section({
  title,
  children,
}: {
  title: ComponentChildren
  children: ComponentChildren
}) {
  return (
    <section>
      <h2 class="ds-heading" data-size="sm">
        {title}
      </h2>
      {children}
    </section>
  )
}
