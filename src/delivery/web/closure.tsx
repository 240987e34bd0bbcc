import type { FastifyInstance } from 'fastify'
import type { ComponentChildren } from 'preact'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { found } from '#platform/refusal.ts'
import { Section } from '#platform/ui/section.tsx'
import { Table } from '#platform/ui/table.tsx'
import { isMoveFrom } from '#projects/model/life.ts'
import type { Project } from '#projects/model/project.ts'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { closingMoves, ending } from '#delivery/actions.ts'
import { DoneQuery } from '#delivery/forms.ts'
import { tickAnswers } from '#delivery/model/closing.ts'
import { paths, verbPath } from '#delivery/paths.ts'
import { closingOf } from '#delivery/views.ts'
import type { Closing } from '#delivery/views/closing.ts'
import { openRouteOf } from '#routes/views.ts'
import { ChoiceInput, LongInput, OnRoute, optionsOf } from './fields.tsx'
import { lacksIn, Missing } from './missing.tsx'
import type { DoorsRoom } from './room.ts'
import { Shell, type Way, waysTo } from './shell.tsx'
import { verbForm } from './verb.tsx'

const manages = ['projects.manage'] as const

/** The closing checklists, in their order. */
export const closingNames = ['operational', 'financial'] as const

/** What closes a project as it stands. */
export const closureWays = ({ state }: Project): Way[] =>
  closingMoves
    .filter((move) => isMoveFrom(move, state))
    .map((move) => ({ verb: move, rights: manages }))

/** The closing checklists of a project: each item, whose it is, who ticked it and when. */
export function closurePage(app: FastifyInstance): void {
  page(
    app,
    paths.closure(':id'),
    DoneQuery,
    async (reader, { done }, { id = '' }) => {
      const { words, db, moment } = reader
      const project = await insideProject(reader, id)
      const asked = await openRouteOf(db, moment, id, 'closure')
      const lists: ComponentChildren[] = []
      for (const name of closingNames) {
        const closing = await closingOf(db, moment, id, name)
        if (closing !== null)
          lists.push(<ClosingTable closing={closing} project={project} reader={reader} />)
      }
      return (
        <Shell {...{ reader, project, done }} title={words.t('delivery.closure.title')}>
          {await waysTo(reader, project, closureWays(project), true)}
          {asked !== undefined && (
            <OnRoute route={asked} text={words.t('delivery.closure.asked')} reader={reader} />
          )}
          {lists}
        </Shell>
      )
    },
    'signed-in',
  )
}

function ClosingTable({
  closing: { list, ticks },
  project,
  reader,
}: {
  closing: Closing
  project: Project
  reader: Reader
}) {
  const { words, locale } = reader
  const tickOf = (item: string) => ticks.find((each) => each.item === item)
  return (
    <Section id={list.id} title={list.titles[locale]}>
      <Table
        caption={words.t('delivery.closure.count', {
          done: list.items.filter(({ id }) => tickOf(id) !== undefined).length,
          all: list.items.length,
        })}
        rows={list.items}
        columns={[
          { title: words.t('delivery.column.item'), cell: ({ titles }) => titles[locale] },
          {
            title: words.t('delivery.column.right'),
            cell: ({ right }) => words.t(`posts.right.${right}`),
          },
          {
            title: words.t('delivery.column.answer'),
            cell: ({ id }) => {
              const tick = tickOf(id)
              return tick === undefined ? (
                words.t('delivery.tick.open')
              ) : (
                <>
                  {words.t(`delivery.tick.${tick.answer}`)}
                  {tick.note !== '' && (
                    <>
                      {': '}
                      <bdi>{tick.note}</bdi>
                    </>
                  )}
                </>
              )
            },
          },
          {
            title: words.t('delivery.column.by'),
            cell: ({ id }) => {
              const tick = tickOf(id)
              return tick === undefined
                ? ''
                : `${tick.by.name ?? words.t('delivery.operator')} · ${words.instant(tick.at)}`
            },
          },
          {
            title: words.t('delivery.column.change'),
            cell: ({ id, titles }) => (
              <a
                class="ds-link"
                href={linkTo(
                  reader,
                  verbPath('tick', { id: project.id, of: id, checklist: list.id }),
                )}
                aria-label={words.t('delivery.closure.tick-one', { item: titles[locale] })}
              >
                {words.t('delivery.do.tick')}
              </a>
            ),
          },
        ]}
      />
      <p>
        <small>{words.t('delivery.closure.version', { version: list.version })}</small>
      </p>
    </Section>
  )
}

/** The forms that tick an item, close a project, and record that it is evaluated. */
export function closureForms(app: FastifyInstance, room: DoorsRoom): void {
  verbForm(app, room, {
    name: 'tick',
    verb: ending.tick,
    rights: ['projects.manage', 'budget.review', 'projects.endorse'],
    show: async ({ reader, project, about }, again) => {
      const { words, db, moment, locale } = reader
      const closing = await closingOf(db, moment, project.id, about.checklist)
      const item = found(
        closing?.list.items.find(({ id }) => id === about.of),
        'delivery/unknown-item',
      )
      const held = closing?.ticks.find((each) => each.item === item.id)
      const answers = [...tickAnswers.filter((each) => each === 'done' || item.mayNotApply), 'open']
      return {
        above: <p>{item.titles[locale]}</p>,
        inputs: (
          <>
            <ChoiceInput
              name="answer"
              options={optionsOf(answers, 'tick', words)}
              beginning={held?.answer ?? ''}
              required
              again={again}
              words={words}
            />
            <LongInput name="note" beginning={held?.note ?? ''} again={again} words={words} />
          </>
        ),
      }
    },
    back: ({ id }) => paths.closure(id),
  })
  for (const move of closingMoves)
    verbForm(app, room, {
      name: move,
      verb: ending[move],
      rights: manages,
      show: async (ground) => {
        const { words } = ground.reader
        const state = words.t(`projects.state.${ground.project.state}`)
        return {
          above: (
            <>
              <p>{words.t(`delivery.means.${move}`)}</p>
              <Missing ground={ground} lacks={await lacksIn(ground, move, room.checks)} />
            </>
          ),
          barred: isMoveFrom(move, ground.project.state)
            ? null
            : words.t('delivery.not-now', { state }),
        }
      },
      back: ({ id }) => paths.closure(id),
    })
}
