import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Table } from '#platform/ui/table.tsx'
import type { Decider } from '#posts/model/decider.ts'
import { paths as posts } from '#posts/paths.ts'
import type { PlanVerdict } from '#plans/model/life/consultation.ts'
import type { Life } from '#plans/views/life/life.ts'
import { Who } from './comments.tsx'

/** Who may endorse a version, why, and by the network of which day; or that nobody may. */
export function Endorsers({ life, reader }: { life: Life; reader: Reader }) {
  const { words } = reader
  const { endorsers, version, today } = life
  if (endorsers.length === 0) return <p class="note">{words.t('plans.life.no-endorser')}</p>
  const day = words.day(version.anchor ?? today)
  const key = version.state === 'endorsement' ? 'endorsers' : 'endorsers-later'
  return (
    <>
      <p>{words.t(`plans.life.${key}`, { day, since: words.day(version.since) })}</p>
      <Table
        caption={words.t('plans.life.endorsing')}
        rows={endorsers}
        columns={[
          {
            title: words.t('plans.life.column.person'),
            cell: ({ name }: Decider) => <bdi>{name}</bdi>,
          },
          {
            title: words.t('plans.life.column.post'),
            cell: ({ post }: Decider) => (
              <a class="ds-link" href={linkTo(reader, posts.post(post.id))}>
                <bdi>{post.title}</bdi>
              </a>
            ),
          },
          {
            title: words.t('plans.life.column.why'),
            cell: (each: Decider) => whyText(each, { day, reader }),
          },
        ]}
      />
    </>
  )
}

/** By which mandate on which day, or that the right reaches everywhere. */
function whyText(
  { reach, function: held, office, officeName, onBehalfOf }: Decider,
  { day, reader: { words } }: { day: string; reader: Reader },
): string {
  const behalf =
    onBehalfOf === null ? '' : ` ${words.t('history.on-behalf', { post: onBehalfOf.title })}`
  const name = officeName ?? office ?? ''
  if (reach === 'everywhere') return words.t('plans.life.by-everywhere') + behalf
  if (reach === 'own') return words.t('plans.life.by-own', { office: name }) + behalf
  if (held === null) return words.t('plans.life.by-coverage', { office: name, day }) + behalf
  const called = words.t(`network.function.${held}`)
  return words.t('plans.life.by-function', { office: name, day, function: called }) + behalf
}

/** What the mandate holders said, the last first. */
export const Verdicts = ({
  verdicts,
  reader,
}: {
  verdicts: readonly PlanVerdict[]
  reader: Reader
}) => (
  <ol class="history">
    {verdicts.map(({ verdict, reason, by, office, officeName, mandate, at }) => (
      <li class="history__entry">
        <p>
          <strong>{reader.words.t(`plans.verdict.${verdict}`)}</strong>
        </p>
        <Who by={by} officeName={officeName} at={at} reader={reader} />
        {office !== null && mandate !== null && (
          <p class="history__then">
            {reader.words.t('plans.life.under-mandate', {
              office: officeName ?? office,
              day: reader.words.day(mandate.on),
            })}
          </p>
        )}
        {reason !== '' && (
          <p class="comments__text" dir="auto">
            {reason}
          </p>
        )}
      </li>
    ))}
  </ol>
)
