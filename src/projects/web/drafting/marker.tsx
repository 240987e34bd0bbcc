import type { Reader } from '#platform/http/reader.ts'
import type { PartFields } from '#platform/tree/part.ts'
import { genderStandards, markerOf } from '#projects/model/gender.ts'
import { choiceName } from './fields.tsx'

/** The gender marker that follows from what is told of the three standards, and why; what it rests on while it cannot be told. */
export function MarkerTold({ fields, reader }: { fields: PartFields; reader: Reader }) {
  const { words } = reader
  const marker = markerOf(fields)
  const count = (standard: string) =>
    genderStandards.filter((each) => fields[each] === standard).length
  const told = fields['gender-marker']
  return (
    <div class="note">
      {marker === null ? (
        <p>{words.t('projects.draft.marker-open')}</p>
      ) : (
        <>
          <p>
            {words.t('projects.draft.marker-follows')}{' '}
            <strong>{choiceName('gender-marker', marker, reader)}</strong>
          </p>
          <p>
            {words.t('projects.draft.marker-why', {
              met: count('met'),
              not: count('not-met'),
              none: count('not-applicable'),
              targeted: fields['gender-targeted'] ?? 'untold',
            })}
          </p>
          {told === undefined && <p>{words.t('projects.draft.marker-choose')}</p>}
        </>
      )}
      <details>
        <summary>{words.t('projects.draft.marker-rule')}</summary>
        <ul>
          {(['2b', '2a', '1', '0', 'n-a'] as const).map((each) => (
            <li>{words.t(`projects.draft.marker.${each}`)}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
