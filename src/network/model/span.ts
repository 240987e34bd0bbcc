/** The time axis a comparison runs along: what was so on two days, or what was known at two moments. */
export const axes = ['valid', 'recorded'] as const
export type Axis = (typeof axes)[number]

/** Two days, or two instants, the earlier first. */
export interface Span {
  axis: Axis
  from: string
  to: string
}
