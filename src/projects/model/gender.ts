import type { PartFields } from '#platform/tree/part.ts'
import type { GenderMarker } from './fields.ts'

/** The fields of the three standards of the gender marker. */
export const genderStandards = ['gender-needs', 'gender-outputs', 'gender-activities'] as const

/**
 * The gender marker that follows from what a project says of its three standards (needs assessment, outputs, activities); null while
 * one of them, or, where all are met, whether it is gender-targeted, is not told. 2b: all three met and gender-targeted; 2a: all three
 * met; 1: one or two met; 0: none met; n-a: none can be applied. The codes are of emergencymanual.iom.int/node/11006; which follows
 * from what is our reading of it. A standard that cannot be applied while others can counts as not met.
 */
export function markerOf(fields: PartFields): GenderMarker | null {
  const told = genderStandards.map((each) => fields[each])
  if (told.some((each) => each === undefined)) return null
  if (told.every((each) => each === 'not-applicable')) return 'n-a'
  const met = told.filter((each) => each === 'met').length
  if (met === 0) return '0'
  if (met < genderStandards.length) return '1'
  const isTargeted = fields['gender-targeted']
  if (isTargeted === undefined) return null
  return isTargeted === 'yes' ? '2b' : '2a'
}
