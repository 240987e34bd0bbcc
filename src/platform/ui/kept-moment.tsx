import type { Visitor } from '#platform/http/reader.ts'

/** What a plain form hands on, so that the day and the moment asked for outlive it. */
export function KeptMoment({ asked }: Pick<Visitor, 'asked'>) {
  return (
    <>
      {asked.asOf !== undefined && <input type="hidden" name="asOf" value={asked.asOf} />}
      {asked.asKnown !== undefined && <input type="hidden" name="asKnown" value={asked.asKnown} />}
    </>
  )
}
