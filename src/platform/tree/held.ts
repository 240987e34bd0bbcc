import type { FieldValues } from '#platform/doors/version.ts'
import { choicesText, chosenIn, type FieldShape } from './field.ts'
import { inOrder, type Part, type PartFields } from './part.ts'

/**
 * The fields of a part as they are kept: without what is empty or only white space around it; several choices in the order of their
 * list, however they were written.
 */
export function kept(
  fields: PartFields,
  shapes: readonly Pick<FieldShape, 'name' | 'field'>[] = [],
): PartFields {
  const choices = new Map(
    shapes.flatMap(({ name, field }) =>
      field.type === 'choices' ? [[name, field.choices] as const] : [],
    ),
  )
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string][] => {
      const list = choices.get(name)
      const written = value.replaceAll('\r\n', '\n').trim()
      const text = list === undefined ? written : choicesText(chosenIn(written), list)
      return text === '' ? [] : [[name, text]]
    }),
  )
}

/**
 * What the form of one part rests on: its fields, also those that are empty. Two who write different parts do not hinder each
 * other, and two who write different fields of one part are merged.
 */
export const heldByPart = (
  { fields }: Pick<Part, 'fields'>,
  shapes: readonly Pick<FieldShape, 'name'>[],
): FieldValues => Object.fromEntries(shapes.map(({ name }) => [name, fields[name] ?? null]))

/** All that parts say, always in the same order, as a fingerprint of them is taken. */
export const frozenParts = (parts: readonly Part[]): readonly (readonly unknown[])[] =>
  inOrder(parts).map(({ part, kind, parent, fields }) => [
    part,
    kind,
    parent,
    Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ])
