const shape = /^(\d{1,2})(?:[.,](\d{1,2}))?$/

/** The most quarters of an hour in a day. */
export const mostQuarters = 96

/** Quarters of an hour: `1.25` and `1,25` are five. Null for what is no number of quarters from 0 to 24 hours. */
export function quartersFrom(text: string): number | null {
  const [, hours, part = ''] = shape.exec(text.trim()) ?? []
  if (hours === undefined) return null
  const quarters = ['00', '25', '50', '75'].indexOf(part.padEnd(2, '0'))
  const all = Number(hours) * 4 + quarters
  return quarters < 0 || all > mostQuarters ? null : all
}

/** Quarters of an hour as hours: 5 is 1.25. */
export const hoursOf = (quarters: number): number => quarters / 4
