import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Section } from '#platform/ui/section.tsx'
import { placeNames } from '#world/views.ts'
import { type Part, rootPart } from '#plans/model/part.ts'
import { seesDrafts } from '#plans/model/sight.ts'
import { paths } from '#plans/paths.ts'
import { type Life, lifeOf } from '#plans/views/life/life.ts'
import type { Beside } from '#plans/web/beside.ts'
import { Comments } from './comments.tsx'
import { ConsultedList, type Places, Preview } from './consulted.tsx'
import { Endorsers, Verdicts } from './endorsers.tsx'
import { barriers, offered, type Verb } from './may.ts'
import { Stepper } from './stepper.tsx'

/**
 * Where a version stands, and for those who see plans before they are published: what can be done next, who is consulted and why, what
 * was said beside each part, who endorses. As it was known at another moment it is only read.
 */
export const lifeBeside: Beside = async (reader, { version, template }) => {
  const { words, db, moment, locale, asker } = reader
  const stepper = <Stepper version={version} words={words} />
  if (asker === null || !seesDrafts(asker)) return { head: stepper }
  const life = await lifeOf({ db, moment, asker }, version, template)
  const places = await placeNames(db, moment, locale)
  const barred = barriers(reader, life)
  const isNow = moment.asKnown === null
  const mayComment = isNow && barred.comment === null
  const beside = Map.groupBy(life.comments, ({ part }) => part)
  return {
    head: (
      <>
        {stepper}
        {life.newer !== undefined && (
          <p class="note">{words.t('plans.behind', { number: life.newer.number })}</p>
        )}
        {isNow && <Ways life={life} barred={barred} reader={reader} />}
      </>
    ),
    part: ({ part, kind }: Part) =>
      part === rootPart ? null : (
        <BesidePart
          part={part}
          mayComment={mayComment && life.mine.length > 0}
          kind={kind}
          comments={
            <Comments
              comments={beside.get(part) ?? []}
              mayReply={mayComment}
              version={version}
              reader={reader}
            />
          }
          life={life}
          reader={reader}
        />
      ),
    foot: <Foot life={life} places={places} mayReply={mayComment} reader={reader} />,
  }
}

interface BesideProps {
  part: string
  kind: Part['kind']
  mayComment: boolean
  comments: ReturnType<typeof Comments>
  life: Life
  reader: Reader
}

function BesidePart({ part, kind, mayComment, comments, life, reader }: BesideProps) {
  const { words } = reader
  const { plan, number } = life.version
  const href = `${paths.comment(plan.id, number)}?${new URLSearchParams({ part }).toString()}`
  return (
    <>
      {comments !== null && <aside class="plan__said">{comments}</aside>}
      {mayComment && (
        <p>
          <a
            class="ds-link"
            href={linkTo(reader, href)}
            aria-label={words.t('plans.life.comment-on', {
              part: words.t(`plans.kind.${kind}`),
              id: part,
            })}
          >
            {words.t('plans.life.comment')}
          </a>
        </p>
      )}
    </>
  )
}

/** The ways to what can be done next; one that is barred says why. */
function Ways({
  life,
  barred,
  reader,
}: {
  life: Life
  barred: Record<Verb, string | null>
  reader: Reader
}) {
  const { plan, number } = life.version
  const verbs = offered(life)
  if (verbs.every((verb) => barred[verb] !== null && !life.writes.isAllowed)) return null
  return (
    <div class="ways">
      {verbs.map((verb) => (
        <WayTo
          href={linkTo(reader, paths[verb](plan.id, number))}
          label={reader.words.t(`plans.life.do.${verb}`)}
          barred={barred[verb]}
          id={`no-${verb}`}
        />
      ))}
    </div>
  )
}

interface FootProps {
  life: Life
  places: Places
  mayReply: boolean
  reader: Reader
}

function Foot({ life, places, mayReply, reader }: FootProps) {
  const { words } = reader
  const { version, consulted, network, comments, verdicts } = life
  const whole = comments.filter(({ part }) => part === rootPart)
  const named = new Set(consulted.map(({ office }) => office))
  const differs = network !== null && network.some(({ office }) => !named.has(office))
  const isBefore = version.state === 'draft'
  const isBound = version.state === 'consultation' || version.state === 'endorsement'
  return (
    <>
      {isBefore && network !== null && (
        <Section id="consultation" title={words.t('plans.life.would-consult')}>
          <p>{words.t('plans.life.would-consult-lead', { day: words.day(life.today) })}</p>
          <Preview offices={network} places={places} reader={reader} />
        </Section>
      )}
      {consulted.length > 0 && (
        <Section id="consultation" title={words.t('plans.life.consultation')}>
          <ConsultedList life={life} places={places} reader={reader} />
        </Section>
      )}
      {isBound && differs && (
        <Section title={words.t('plans.life.network-now')}>
          <p>{words.t('plans.life.network-now-lead', { day: words.day(life.today) })}</p>
          <Preview offices={network} places={places} reader={reader} />
        </Section>
      )}
      {whole.length > 0 && (
        <Section id="comments" title={words.t('plans.life.comments')}>
          <Comments comments={whole} mayReply={mayReply} version={version} reader={reader} />
        </Section>
      )}
      {network !== null && (
        <Section id="endorsing" title={words.t('plans.life.endorsing')}>
          <Endorsers life={life} reader={reader} />
        </Section>
      )}
      {verdicts.length > 0 && (
        <Section id="verdicts" title={words.t('plans.life.verdicts')}>
          <Verdicts verdicts={verdicts} reader={reader} />
        </Section>
      )}
    </>
  )
}
