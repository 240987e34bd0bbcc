import { type Static, Type } from 'typebox'

/**
 * What a move needs, as data with dates (`organisations/projects/needs.json`). Each kind is checked by one function
 * (`projects/views/needs.ts`; those about budgets, routes, agreements and reports are handed over by the domains above).
 */
export const NeedContent = Type.Object(
  {
    /** What is needed: the kinds that there are. */
    asks: Type.Union([
      /** Fields of all parts of this kind, and at least so many of them. */
      Type.Object({
        kind: Type.Literal('parts'),
        part: Type.String(),
        atLeast: Type.Integer({ minimum: 0 }),
        fields: Type.Array(Type.String()),
      }),
      /** At least one citation of a plan's objective, or of an objective of this framework. */
      Type.Object({ kind: Type.Literal('citation'), of: Type.String() }),
      /** A document of this kind is attached. */
      Type.Object({ kind: Type.Literal('document'), document: Type.String() }),
      /** The required chapters and questions of the template are written. */
      Type.Object({ kind: Type.Literal('template') }),
      /** Places have P-codes and their shares add up to 100. */
      Type.Object({ kind: Type.Literal('shares') }),
      /** The gender marker follows from its standards. */
      Type.Object({ kind: Type.Literal('gender-marker') }),
      /** The budget keeps the conditions of its fund or donor (`budgets`). */
      Type.Object({ kind: Type.Literal('budget') }),
      /** The conditions of an endorsement are met (`routes`). */
      Type.Object({ kind: Type.Literal('conditions-met') }),
      /** The closing checklist is ticked; final reports are in (`delivery`). */
      Type.Object({ kind: Type.Literal('checklist'), checklist: Type.String() }),
      Type.Object({ kind: Type.Literal('reports'), report: Type.String() }),
      /** Whoever makes the move is none of those who did this: wrote it, or made an earlier move. */
      Type.Object({ kind: Type.Literal('not-same'), as: Type.String() }),
    ]),
    /** Only where the project is of one of these; empty: always. */
    funds: Type.Array(Type.String()),
    donors: Type.Array(Type.String()),
    types: Type.Array(Type.String()),
    /** Where the rule comes from: a document, or our proposal. */
    source: Type.String(),
  },
  { additionalProperties: false },
)

/** One thing that a move needs from a day on. */
export interface Need extends Static<typeof NeedContent> {
  id: string
  move: string
  from: string
  until: string | null
}

/** What is missing for a move: which part and field, or neither, and why. */
export interface Lack {
  need: string
  part: string | null
  field: string | null
  /** The key of its words. */
  reason: string
  details?: Readonly<Record<string, string | number>>
}
