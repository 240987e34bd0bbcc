import type { FastifyInstance } from 'fastify'
import { signedIn } from '#platform/doors/asker.ts'
import { page } from '#platform/http/answer.ts'
import type { Reader } from '#platform/http/reader.ts'
import { Exports } from '#platform/ui/exports.tsx'
import { Page } from '#platform/ui/page.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Section } from '#platform/ui/section.tsx'
import { officeChoices } from '#posts/views/offices.ts'
import { Narrowing, OneOf } from '#posts/web/narrowing.tsx'
import { nameIn, type ProjectType } from '#projects/model/vocabulary.ts'
import { sightOf } from '#projects/views/seen.ts'
import { typeList } from '#projects/views/vocabulary.ts'
import { TurnaroundPageQuery, turnaroundFrom } from '#routes/forms/turnaround.ts'
import type { Rule } from '#routes/model/rule.ts'
import { paths } from '#routes/paths.ts'
import { ruleList, stuck } from '#routes/views.ts'
import { paceBy } from '#routes/views/pace.ts'
import { inPeriod } from '#routes/views/turnaround.ts'
import { stepWording } from '#routes/web/route/parts.tsx'
import { DayChoice } from './day-choice.tsx'
import { months, paces } from './paces.tsx'
import { Stuck } from './stuck.tsx'

const perPage = 50

/** How long steps wait and are worked on, by month, office, step and type; and what is stuck now. */
export function turnaroundPage(app: FastifyInstance): void {
  page(
    app,
    paths.turnaround,
    TurnaroundPageQuery,
    async (reader, { cursor, ...query }) => {
      const { words, db, moment } = reader
      const filter = inPeriod(turnaroundFrom(query), reader.today)
      const [rules, types, offices, sight] = await Promise.all([
        ruleList(db, { asKnown: null }),
        typeList(db, moment),
        officeChoices(db, moment),
        sightOf(signedIn(reader)),
      ])
      const called = namesOf(reader, rules, types)
      const [all] = await paceBy(db, moment, 'all', filter)
      const late = await stuck(
        db,
        moment,
        { office: filter.office, sight },
        { limit: perPage, cursor },
      )
      return (
        <Page reader={reader} title={words.t('routes.turnaround.title')} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {words.t('routes.turnaround.title')}
          </h1>
          <p class="lead">{words.t('routes.turnaround.lead')}</p>
          <Narrowing reader={reader}>
            <OneOf
              {...{ form: 'pace', name: 'office', label: words.t('routes.turnaround.by.office') }}
              chosen={filter.office}
              options={offices}
              reader={reader}
            />
            <OneOf
              {...{ form: 'pace', name: 'rule', label: words.t('routes.turnaround.by.rule') }}
              chosen={filter.rule}
              options={[...new Set(rules.map(({ id }) => id))].map((id) => ({
                id,
                name: called.rule(id),
              }))}
              reader={reader}
            />
            <OneOf
              {...{ form: 'pace', name: 'type', label: words.t('routes.turnaround.by.type') }}
              chosen={filter.type}
              options={[...new Set(types.map(({ code }) => code))].map((id) => ({
                id,
                name: called.type(id),
              }))}
              reader={reader}
            />
            <DayChoice name="from" chosen={filter.from} reader={reader} />
            <DayChoice name="to" chosen={filter.to} reader={reader} />
          </Narrowing>
          {all === undefined ? (
            <p class="empty">{words.t('routes.turnaround.none')}</p>
          ) : (
            <>
              <p>
                {words.t('routes.turnaround.all', {
                  count: all.count,
                  median: words.number(all.whole.median),
                  p90: words.number(all.whole.p90),
                })}
              </p>
              <p class="pace-key">{words.t('routes.turnaround.key')}</p>
              {await months(reader, filter)}
              {await paces(reader, filter, 'office', called.none)}
              {await paces(reader, filter, 'rule', called.rule)}
              {await paces(reader, filter, 'type', called.type)}
              <Exports reader={reader} list={paths.api.turnaround} query={{ ...filter }} />
            </>
          )}
          <Section id="stuck" title={words.t('routes.turnaround.stuck')}>
            <Stuck items={late.items} total={late.total} reader={reader} />
            <Pager next={late.next} reader={reader} />
            <Exports reader={reader} list={paths.api.stuck} query={{ office: filter.office }} />
          </Section>
        </Page>
      )
    },
    { right: 'projects.read' },
  )
}

function namesOf({ locale, words }: Reader, rules: readonly Rule[], types: readonly ProjectType[]) {
  return {
    none: (id: string) => id,
    rule: (id: string) =>
      stepWording(rules.findLast((each) => each.id === id)?.titles ?? {}, id, locale).text,
    type: (id: string) => {
      const type = types.find(({ code }) => code === id)
      if (id === '') return words.t('routes.turnaround.no-type')
      return type === undefined ? id : `${id} · ${nameIn(type.names, locale)}`
    },
  }
}
