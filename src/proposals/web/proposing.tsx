import type { ComponentChildren, VNode } from 'preact'
import type { Again } from '#platform/doors/forms.ts'
import { type Day, isDay } from '#platform/day.ts'
import { here, type Reader } from '#platform/http/reader.ts'
import { chosenOr, Form, Refused, SubmitButton, typedOr } from '#platform/ui/form.tsx'
import { Page } from '#platform/ui/page.tsx'
import { OfficeLink } from '#network/web/office-list.tsx'
import type { HeldFact } from '#sources/model/held.ts'
import {
  besideNow,
  fieldsIn,
  freshRows,
  type Row,
  sentRows,
  writtenInto,
} from '#proposals/forms/rows.ts'
import type { Fact } from '#proposals/model/fields.ts'
import { type Manner, manners, type Proposal } from '#proposals/model/proposal.ts'
import { choicesFor } from '#proposals/views/choices.ts'
import { saidOf, sourcesBehind } from '#proposals/views/held.ts'
import { factsIn, textsFor } from '#proposals/views/values.ts'
import { DayLine, Line, Why } from './parts.tsx'
import { type Around, Rows } from './rows.tsx'

interface FormProps {
  reader: Reader
  office: { id: string; name: string }
  manner: Manner
  again: Again | null
  /** What was sent before, when it is amended. */
  proposal?: Proposal
  /** Why it may not be sent; null when it may. */
  barred: string | null
  title: string
  /** Stands above the form, and what it rests on within it. */
  lead?: ComponentChildren
  hidden?: ComponentChildren
}

/** The page on which something is proposed about an office: what is said of it on a day, and beside it what it should say. */
export async function ProposingPage(props: FormProps): Promise<VNode> {
  const { reader, office, manner, again, proposal, barred, title } = props
  const { words } = reader
  const day = dayShown(reader, manner, again, proposal)
  const moment = {
    asOf: day,
    asKnown: null,
    horizon: reader.asker?.today.horizon ?? reader.moment.horizon,
  }
  const said = await saidOf(reader.db, moment, [office.id])
  const rows = rowsFor(said, again, proposal)
  const sources = await sourcesBehind(
    reader.db,
    moment,
    said.flatMap(({ claims }) => claims),
  )
  const around: Around = {
    reader,
    choices: await choicesFor(reader.db, moment, reader.locale),
    text: await textsFor({ db: reader.db, moment, words }, [...said, ...factsIn(fieldsIn(rows))]),
    sourcesOf: (fact) => claimsBehind(said, fact).flatMap((claim) => sources.get(claim) ?? []),
    faults: again?.refusal.faults ?? [],
  }
  const field = { again, words }
  const wrote = proposal
  return (
    <Page reader={reader} title={title} isOwn>
      <h1 class="ds-heading" data-size="lg">
        {title}
      </h1>
      <p class="lead">
        <OfficeLink id={office.id} name={office.name} reader={reader} />
      </p>
      {proposal === undefined && <Manners manner={manner} reader={reader} />}
      <p>{words.t(`proposals.form.means-${manner}`)}</p>
      {props.lead}
      <Refused
        {...field}
        label={(name) =>
          words.has(`proposals.field.${name}`)
            ? words.t(`proposals.field.${name}`)
            : labelOf(name, rows, reader)
        }
      />
      <Form reader={reader}>
        {props.hidden}
        <input type="hidden" name="manner" value={manner} />
        <input type="hidden" name="seenOn" value={day} />
        {manner === 'change' ? (
          <DayLine
            name="from"
            beginning={wrote?.from ?? reader.today}
            hint={words.t('proposals.form.from-hint')}
            required
            {...field}
          />
        ) : (
          <>
            <Line
              name="soFrom"
              most={21}
              beginning={wrote?.soFrom ?? ''}
              hint={words.t('proposals.form.so-hint')}
              {...field}
            />
            <Line name="soUntil" most={21} beginning={wrote?.soUntil ?? ''} {...field} />
          </>
        )}
        <p>{words.t('proposals.form.fields', { day: words.day(day) })}</p>
        <Rows rows={rows} around={around} />
        <Line
          name="sourceTitle"
          beginning={wrote?.source.title ?? ''}
          hint={words.t('proposals.form.source-hint')}
          required
          {...field}
        />
        <Line
          name="sourceAddress"
          isAddress
          most={1000}
          beginning={wrote?.source.address ?? ''}
          {...field}
        />
        <Why name="why" beginning={wrote?.why ?? ''} {...field} />
        <p>
          <SubmitButton label={words.t('proposals.form.send')} barred={barred} id="no-propose" />
        </p>
      </Form>
    </Page>
  )
}

/** The day whose values stand beside the fields: that of the change, once it was named; else the one that was looked at. */
function dayShown(
  { moment }: Reader,
  manner: Manner,
  again: Again | null,
  proposal: Proposal | undefined,
): Day {
  const first = proposal === undefined ? moment.asOf : (proposal.from ?? proposal.seenOn)
  const typed = typedOr(again, manner === 'change' ? 'from' : 'seenOn', first)
  return isDay(typed) ? typed : first
}

function rowsFor(
  said: readonly HeldFact[],
  again: Again | null,
  proposal: Proposal | undefined,
): Row[] {
  const fresh = freshRows(said)
  if (again === null) return proposal === undefined ? fresh : writtenInto(fresh, proposal.fields)
  const column = (name: string) => chosenOr(again, name)
  const columns = {
    predicate: column('predicate[]'),
    qualifier: column('qualifier[]'),
    before: column('before[]'),
    after: column('after[]'),
  }
  const lengths = new Set(Object.values(columns).map(({ length }) => length))
  return lengths.size > 1 || columns.predicate.length === 0
    ? fresh
    : besideNow(sentRows(columns), said)
}

const claimsBehind = (said: readonly HeldFact[], fact: Fact): readonly string[] =>
  said.find(
    ({ predicate, qualifier, value }) =>
      predicate === fact.predicate && qualifier === fact.qualifier && value === fact.value,
  )?.claims ?? []

/** What a fault is about, by the place of its row among those in which something is proposed. */
function labelOf(name: string, rows: readonly Row[], { words }: Reader): string {
  const at = Number(/^fields\.(\d+)$/.exec(name)?.[1] ?? NaN)
  const field = fieldsIn(rows)[at]
  return field === undefined
    ? words.t('proposals.column.fields')
    : words.t(`sources.predicate.${field.predicate}`)
}

/** Whether a change or a correction is proposed. */
const Manners = ({ manner, reader }: { manner: Manner; reader: Reader }) => (
  <nav aria-label={reader.words.t('proposals.column.manner')}>
    <ul class="proposed__manners">
      {manners.map((each) => (
        <li>
          <a
            class="ds-link"
            href={here(reader, { manner: each })}
            {...(each === manner ? { 'aria-current': 'true' as const } : {})}
          >
            {reader.words.t(`proposals.manner.${each}`)}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
