import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { decimalText, moneyText } from '#platform/i18n/money.ts'
import { nearest } from '#platform/i18n/wording.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { paths as projects } from '#projects/paths.ts'
import type { ProjectPart } from '#projects/model/kinds.ts'
import type { Project } from '#projects/model/project.ts'
import { partsOf } from '#projects/views/parts.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { paths as routes } from '#routes/paths.ts'
import { DoneQuery } from '#delivery/forms.ts'
import { beyond, type Changes, needsDonor, type Revision } from '#delivery/model/revision.ts'
import { paths } from '#delivery/paths.ts'
import { agreementOf, revisionBy } from '#delivery/views.ts'
import { changesIn, changesSinceAgreed, mergedInto } from '#delivery/views/laid.ts'
import { Facts } from './fields.tsx'
import { Shell, type Way, waysTo } from './shell.tsx'

const manages = ['projects.manage'] as const

/** The number of a revision in an address; 0 where it is none. */
export const numberIn = (of: string): number => (/^[1-9]\d{0,5}$/.test(of) ? Number(of) : 0)

/** What the donor would have to agree to: of what was cleared, all that is changed since they last agreed, once it is laid on what counts now. */
async function changesToAgree(
  { db, moment }: Reader,
  project: Project,
  revision: Revision,
  changes: Changes,
): Promise<Changes> {
  if (revision.state !== 'cleared') return changes
  const { merged } = await mergedInto(db, moment, project, revision)
  return changesSinceAgreed(db, moment, project, merged.parts)
}

/** What can be done next with a revision as it stands. */
export function revisionWays({ state, number }: Revision, isDonors: boolean): Way[] {
  const way = (verb: Way['verb']): Way => ({ verb, of: String(number), rights: manages })
  if (state === 'drafted') return [way('submit-revision'), way('withdraw-revision')]
  if (state === 'cleared')
    return [way(isDonors ? 'send-revision' : 'enforce-revision'), way('withdraw-revision')]
  if (state === 'asked') return [way('answer-revision'), way('withdraw-revision')]
  return state === 'agreed' ? [way('enforce-revision'), way('withdraw-revision')] : []
}

/** A revision: why there is one, where it stands, what it changes, what can be done next. */
export function revisionPage(app: FastifyInstance): void {
  page(
    app,
    paths.revision(':id', ':of'),
    DoneQuery,
    async (reader, { done }, { id = '', of = '' }) => {
      const { words, db, moment } = reader
      const project = await insideProject(reader, id)
      const revision = found(
        await revisionBy(db, moment, id, numberIn(of)),
        'delivery/unknown-revision',
      )
      const changes = await changesIn(db, moment, revision)
      const most = (await agreementOf(db, moment, id))?.terms.budgetChangeMost ?? null
      const isDonors = needsDonor(await changesToAgree(reader, project, revision, changes), {
        budgetChangeMost: most,
      })
      const isSomething = changes.period !== null || changes.lines.length > 0 || changes.isScope
      const title = words.t('delivery.revision.title', { number: revision.number })
      const parts = await partsOf(db, moment, revision)
      const before = await partsOf(db, moment, { project: id, number: revision.basedOn })
      return (
        <Shell {...{ reader, project, done, title }}>
          {await waysTo(reader, project, revisionWays(revision, isDonors), true)}
          <RevisionFacts revision={revision} reader={reader} />
          <p>
            <a class="ds-link" href={linkTo(reader, projects.version(id, revision.number))}>
              {words.t('delivery.revision.read')}
            </a>
            {revision.state === 'drafted' && (
              <>
                {' · '}
                <a
                  class="ds-link"
                  href={linkTo(reader, projects.section(id, revision.number, 'overview'))}
                >
                  {words.t('delivery.revision.write')}
                </a>
              </>
            )}
            {revision.state === 'review' && (
              <>
                {' · '}
                <a class="ds-link" href={linkTo(reader, routes.route(id))}>
                  {words.t('delivery.route')}
                </a>
              </>
            )}
          </p>
          <Section title={words.t('delivery.revision.changes')}>
            {isSomething && (
              <p>{words.t(isDonors ? 'delivery.revision.donors' : 'delivery.revision.own')}</p>
            )}
            <ChangesTable
              changes={changes}
              most={most}
              parts={[...before, ...parts]}
              project={project}
              reader={reader}
            />
          </Section>
        </Shell>
      )
    },
    'signed-in',
  )
}

/** Why there is a revision, and where it stands. */
export function RevisionFacts({ revision, reader }: { revision: Revision; reader: Reader }) {
  const { words } = reader
  const t = (key: string) => words.t(`delivery.input.${key}`)
  const { kind, reason, lateReason, state, day, reference, said, begunBy, basedOn } = revision
  return (
    <Facts
      rows={[
        [t('kind'), words.t(`delivery.kind.${kind}`)],
        [t('state'), `${words.t(`delivery.revision-state.${state}`)} · ${words.day(day)}`],
        [t('reason'), <bdi>{reason}</bdi>],
        lateReason === null ? null : [t('lateReason'), <bdi>{lateReason}</bdi>],
        reference === null ? null : [t('reference'), <bdi>{reference}</bdi>],
        said === null ? null : [t('said'), <bdi>{said}</bdi>],
        [t('basedOn'), words.t('delivery.revision.version', { number: basedOn })],
        [t('begunBy'), begunBy.name ?? words.t('delivery.operator')],
      ]}
    />
  )
}

function ChangesTable({
  changes,
  most,
  parts,
  project,
  reader,
}: {
  changes: Changes
  most: string | null
  parts: readonly ProjectPart[]
  project: Project
  reader: Reader
}) {
  const { words, locale } = reader
  const { period, total, lines, isScope } = changes
  const currency = project.currency ?? ''
  const money = (amount: string | null) =>
    amount === null ? '—' : <bdi dir="ltr">{moneyText(amount, currency, locale)}</bdi>
  const over = new Set(beyond(lines, most).map(({ part }) => part))
  const day = (of: string | null) => (of === null ? '—' : words.day(of))
  const called = (part: string) => {
    const fields = parts.find((each) => each.part === part)?.fields ?? {}
    const titles = Object.fromEntries(
      Object.entries(fields).flatMap(([name, text]) =>
        name.startsWith('title.') ? [[name.slice(6), text]] : [],
      ),
    )
    return nearest(titles, locale)?.text ?? part
  }
  const rows = [
    ...(period === null
      ? []
      : [
          {
            name: words.t('delivery.input.to'),
            was: day(period.before),
            is: day(period.after),
            note: '',
          },
        ]),
    ...(total === null
      ? []
      : [
          {
            name: words.t('delivery.revision.total'),
            was: money(total.before),
            is: money(total.after),
            note: '',
          },
        ]),
    ...lines.map(({ part, before, after, percent }) => ({
      name: <bdi>{called(part)}</bdi>,
      was: money(before),
      is: money(after),
      note: [
        percent === null ? '' : `${decimalText(percent, locale)} %`,
        over.has(part) ? words.t('delivery.revision.beyond') : '',
      ]
        .filter(Boolean)
        .join(' · '),
    })),
  ]
  return (
    <>
      {rows.length > 0 && (
        <Table
          caption={words.t('delivery.revision.changes-count', { count: rows.length })}
          rows={rows}
          columns={[
            { title: words.t('delivery.column.what'), cell: ({ name }) => name },
            { title: words.t('delivery.column.was'), cell: ({ was }) => was },
            { title: words.t('delivery.column.is'), cell: ({ is }) => is },
            { title: words.t('delivery.column.note'), cell: ({ note }) => note },
          ]}
        />
      )}
      {isScope && <p>{words.t('delivery.revision.scope')}</p>}
      {rows.length === 0 && !isScope && (
        <p class="empty">{words.t('delivery.revision.unchanged')}</p>
      )}
    </>
  )
}
