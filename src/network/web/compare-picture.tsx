import type { Reader } from '#platform/http/reader.ts'
import { type MapPoint, WorldMap } from '#platform/ui/map.tsx'
import { Section } from '#platform/ui/section.tsx'
import { calledIn, type Change } from '#network/model/changes.ts'
import type { Snapshot, SnapshotOffice } from '#network/model/snapshot.ts'
import type { Span } from '#network/model/span.ts'
import { officeKinds } from '#network/model/vocabulary.ts'
import { officeAt } from './compare-table.tsx'

/** What became of an office between the two ends, in one word. */
type Fate = 'opened' | 'ended' | 'changed' | 'one-day'

/** The tones of the map in which fates are drawn: full, ring, large and full, thin ring. */
const tones = {
  opened: 'country',
  ended: 'special',
  changed: 'regional',
  'one-day': 'possible',
} as const satisfies Record<Fate, MapPoint['tone']>
const fates = ['opened', 'ended', 'changed', 'one-day'] as const

/** The weightiest of an office's changes: what only one day speaks of counts where there is nothing else. */
function fateOf(changes: readonly Change[]): Fate {
  const sure = changes.filter((change) => change.basis === 'both-days')
  if (sure.length === 0) return 'one-day'
  const [first] = sure
  return first?.kind === 'opened' || first?.kind === 'ended' ? first.kind : 'changed'
}

interface PictureProps {
  changes: readonly Change[]
  span: Span
  reader: Reader
}

/** The offices that changed and have a place, on the world map. */
export function ChangeMap({ changes, span, reader }: PictureProps) {
  const { words } = reader
  const points = [...Map.groupBy(changes, (change) => change.office)].flatMap(([office, own]) => {
    const [first] = own
    const place = first?.is?.place ?? first?.was?.place
    if (!first || !place || place.latitude === null || place.longitude === null) return []
    const fate = fateOf(own)
    return [
      {
        id: office,
        label: `${calledIn(first)}: ${words.t(`network.compare.tone.${fate}`)}`,
        latitude: place.latitude,
        longitude: place.longitude,
        href: officeAt(office, first.is === null ? 'from' : 'to', span, reader),
        tone: tones[fate],
      },
    ]
  })
  if (points.length === 0) return null
  const used = new Set<string>(points.map((point) => point.tone))
  const legend = fates
    .filter((fate) => used.has(tones[fate]))
    .map((fate) => ({ tone: tones[fate], label: words.t(`network.compare.tone.${fate}`) }))
  return (
    <Section title={words.t('network.compare.map')}>
      <div class="compare__map">
        <WorldMap
          title={words.t('network.compare.map.title', { count: points.length })}
          disclaimer={words.t('network.map.disclaimer')}
          points={points}
          legend={legend}
        />
      </div>
    </Section>
  )
}

/** Before and after side by side, kind by kind from headquarters down; a sign and a word mark what differs. */
export function ComparePicture({
  changes,
  was,
  is,
  span,
  reader,
}: PictureProps & { was: Snapshot; is: Snapshot }) {
  const { words } = reader
  if (changes.length === 0) return null
  const byOffice = Map.groupBy(changes, (change) => change.office)
  const end = (text: string) => (span.axis === 'valid' ? words.day(text) : words.instant(text))
  return (
    <Section title={words.t('network.compare.picture')}>
      <p>{words.t('network.compare.picture.why')}</p>
      <div class="compare__sides">
        {(['from', 'to'] as const).map((side) => (
          <section aria-label={end(span[side])}>
            <h3 class="ds-heading" data-size="2xs">
              {end(span[side])}
            </h3>
            <ul class="compare__tree">
              {officeKinds.map((kind) => (
                <KindBranch
                  kind={kind}
                  offices={(side === 'from' ? was : is).offices.filter(
                    (office) => office.kind.value === kind,
                  )}
                  {...{ byOffice, side, span, reader }}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  )
}

interface BranchProps {
  byOffice: ReadonlyMap<string, readonly Change[]>
  side: 'from' | 'to'
  span: Span
  reader: Reader
}

/** So many offices are listed by name; of more, only those that surely changed. */
const most = 40

function KindBranch({
  kind,
  offices,
  ...rest
}: BranchProps & { kind: string; offices: readonly SnapshotOffice[] }) {
  const { words } = rest.reader
  if (offices.length === 0) return null
  const isSure = ({ id }: SnapshotOffice) =>
    (rest.byOffice.get(id) ?? []).some((change) => change.basis === 'both-days')
  const shown = offices.length > most ? offices.filter(isSure) : offices
  return (
    <li>
      <strong>{words.t(`network.kind.${kind}`)}</strong> ({words.number(offices.length)})
      {shown.length > 0 && (
        <ul>
          {shown
            .toSorted((a, b) => a.called.localeCompare(b.called, 'en'))
            .map((office) => (
              <OfficeLeaf office={office} {...rest} />
            ))}
        </ul>
      )}
    </li>
  )
}

function OfficeLeaf({
  office,
  byOffice,
  side,
  span,
  reader,
}: BranchProps & { office: SnapshotOffice }) {
  const mark = markOf(byOffice.get(office.id) ?? [], side, reader)
  return (
    <li class={mark && `compare__leaf compare__leaf--${mark.fate}`}>
      {mark && (
        <span class="compare__sign" aria-hidden="true">
          {mark.sign}
        </span>
      )}
      <a class="ds-link" href={officeAt(office.id, side, span, reader)}>
        <bdi lang="en">{office.called}</bdi>
      </a>
      {mark && <small> {mark.text}</small>}
    </li>
  )
}

const signs = { opened: '+', ended: '−', changed: '≠', 'one-day': '?' } as const satisfies Record<
  Fate,
  string
>

/** Of an office that is stated on this day only, whether it opened or ended is not known. */
function markOf(changes: readonly Change[], side: 'from' | 'to', { words }: Reader) {
  const weighty = changes.filter(
    (change) => change.basis === 'both-days' || change.kind === 'opened' || change.kind === 'ended',
  )
  if (weighty.length === 0) return undefined
  const fate = fateOf(weighty)
  const kinds = weighty.find((change) => change.kind === 'kind')
  const other = side === 'from' ? kinds?.after : kinds?.before
  const text = other
    ? words.t(`network.compare.mark.${side === 'from' ? 'becomes' : 'was'}`, {
        kind: words.t(`network.kind.${other.value}`),
      })
    : words.t(`network.compare.mark.${fate}`)
  return { fate, sign: signs[fate], text }
}
