import { Type } from 'typebox'

export const text = Type.String()
export const maybeText = Type.Union([text, Type.Null()])
export const maybeNumber = Type.Union([Type.Number(), Type.Null()])
