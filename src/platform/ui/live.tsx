import type { ComponentChildren } from 'preact'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-live': { 'data-from': string; children: ComponentChildren }
    }
  }
}

/**
 * A list that becomes what it is now without the page being loaded again, where scripts run; without them it is what it was when the page was
 * made. `from` is the address of a stream (`stream/stream.ts`); where what it tells is another count, every `data-work-count` shows it.
 */
export const Live = ({ from, children }: { from: string; children: ComponentChildren }) => (
  <meridian-live data-from={from}>
    <div data-live>{children}</div>
    <p class="live__said" role="status" />
  </meridian-live>
)
