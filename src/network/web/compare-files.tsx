import { Temporal } from 'temporal-polyfill'
import type { Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import type { Span } from '#network/model/span.ts'

/** The two ends as an address gives them for ever: the end of a day that is not over yet stands for what is known by now. */
export function fixedEnds({ axis, from, to }: Span): Record<string, string> {
  const now = Temporal.Now.instant()
  const isOver =
    axis !== 'recorded' || Temporal.Instant.compare(Temporal.Instant.from(to), now) <= 0
  return { from, to: isOver ? to : now.toString() }
}

/** The differences as files; along the recorded axis the two ends are what is known, so `asKnown` says nothing beside them. */
export function CompareExports({ span, reader }: { span: Span; reader: Reader }) {
  const { asKnown: _asKnown, ...rest } = reader.asked
  const isValid = span.axis === 'valid'
  const query = { ...fixedEnds(span), axis: isValid ? undefined : span.axis }
  return (
    <Exports
      reader={{ ...reader, asked: isValid ? reader.asked : rest }}
      list="/changes"
      query={query}
    />
  )
}
