import type { Reader } from '#platform/http/reader.ts'

const frame = { width: 200, height: 10 } as const

/** A bar that is as long as its share, from the beginning of the line; what it shows stands in words beside it. */
export function Bar({
  share,
  kind,
  reader: { direction },
}: {
  /** 0 to 1. */
  share: number
  /** Which colour it has. */
  kind: string
  reader: Pick<Reader, 'direction'>
}) {
  const length = Math.round(Math.min(1, Math.max(0, share)) * frame.width)
  return (
    <svg
      class="share-bar"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="share-bar__whole" width={frame.width} height={frame.height} />
      {length > 0 && (
        <rect
          class={`share-bar__part share-bar__part--${kind}`}
          x={direction === 'rtl' ? frame.width - length : 0}
          width={length}
          height={frame.height}
        />
      )}
    </svg>
  )
}

/** Lines with a bar and a number each, the longest as long as there is room. */
export function Bars({
  lines,
  label,
  reader,
}: {
  lines: readonly { name: string; href?: string; count: number; kind: string }[]
  /** What the picture shows. */
  label: string
  reader: Reader
}) {
  const most = Math.max(1, ...lines.map(({ count }) => count))
  return (
    <figure class="bars" aria-label={label}>
      <ul class="bars__list">
        {lines.map(({ name, href, count, kind }) => (
          <li class="bars__line">
            {href === undefined ? (
              <span>{name}</span>
            ) : (
              <a class="ds-link" href={href}>
                {name}
              </a>
            )}
            <Bar share={count / most} kind={kind} reader={reader} />
            <span class="bars__count">{reader.words.number(count)}</span>
          </li>
        ))}
      </ul>
    </figure>
  )
}
