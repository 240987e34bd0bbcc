import type { ComponentChildren } from 'preact'

/** What was just done, told once at the head of the page one comes back to. */
export const Done = ({ children }: { children: ComponentChildren }) => (
  <p class="done" role="status">
    {children}
  </p>
)
