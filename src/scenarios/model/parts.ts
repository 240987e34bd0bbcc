import type { ChangeKind } from '#decisions/model/change.ts'

/** What can stand in a field of a change. `place` is an area or a country; `position` a place in a list. */
export type PartType =
  | 'office'
  | 'new-office'
  | 'unit'
  | 'office-or-unit'
  | 'kind'
  | 'function'
  | 'place'
  | 'city'
  | 'body'
  | 'role'
  | 'language'
  | 'text'
  | 'position'

/** A field that a kind of change has, and whether it may be left empty. */
export interface Part {
  type: PartType
  isOptional: boolean
}

/** The fields of a change, in the order in which they are asked for. */
export const partNames = ['subject', 'value', 'qualifier'] as const
export type PartName = (typeof partNames)[number]

type Parts = Partial<Record<PartName, Part>>

const needed = (type: PartType): Part => ({ type, isOptional: false })
const optional = (type: PartType): Part => ({ type, isOptional: true })
const office = needed('office')

/** The fields each kind of change has. */
const parts: Record<ChangeKind, Parts> = {
  open: { subject: needed('new-office'), value: needed('kind') },
  close: { subject: office, value: optional('office') },
  rename: {
    subject: needed('office-or-unit'),
    value: needed('text'),
    qualifier: needed('language'),
  },
  'change-kind': { subject: office, value: needed('kind') },
  'change-line': { subject: office, value: needed('office-or-unit') },
  relocate: { subject: office, value: needed('city') },
  'give-function': { subject: office, value: needed('function'), qualifier: optional('place') },
  'take-function': { subject: office, value: needed('function'), qualifier: optional('place') },
  'give-coverage': { subject: office, value: needed('place'), qualifier: optional('text') },
  'take-coverage': { subject: office, value: needed('place'), qualifier: optional('text') },
  'give-liaison': { subject: office, value: needed('body'), qualifier: needed('role') },
  'take-liaison': { subject: office, value: needed('body'), qualifier: needed('role') },
  move: {
    subject: needed('unit'),
    value: needed('office-or-unit'),
    qualifier: optional('position'),
  },
  merge: { subject: office, value: office },
  split: { subject: office, value: office, qualifier: optional('place') },
  transfer: { subject: office, value: office, qualifier: needed('function') },
}

/** What a field of a kind of change takes; null where the kind has no such field. */
export const partOf = (kind: ChangeKind, name: PartName): Part | null => parts[kind][name] ?? null
