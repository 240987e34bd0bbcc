import type { ComponentChildren, VNode } from 'preact'
import type { Reader } from '#platform/http/reader.ts'

/** What another domain shows on the page of a record: given by the app, since the page's own domain knows nothing of it. */
export type RecordSection = (reader: Reader, id: string) => Promise<VNode | null>

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
