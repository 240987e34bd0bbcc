import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'
import type { Fault } from '#platform/refusal.ts'
import { type SourceLine, Sources } from '#platform/ui/dated.tsx'
import { wordsOf } from '#platform/http/problem.ts'
import { officeFunctions, officeKinds, successionManners } from '#network/model/vocabulary.ts'
import { predicateText } from '#sources/web/statement-text.ts'
import type { Choice } from '#world/views.ts'
import { inGroups, isChanged, type Row } from '#proposals/forms/rows.ts'
import type { Fact } from '#proposals/model/fields.ts'
import type { Choices } from '#proposals/views/choices.ts'
import { fieldText, type TextOf } from '#proposals/views/values.ts'

/** What the rows of a form are shown with. */
export interface Around {
  reader: Reader
  choices: Choices
  /** What values are called. */
  text: TextOf
  /** Where something is said; none where it is not known. */
  sourcesOf(fact: Fact): readonly SourceLine[]
  faults: readonly Fault[]
}

/** What is said of an office, thing by thing, with room beside each for what it should say. */
export function Rows({ rows, around }: { rows: readonly Row[]; around: Around }) {
  const { words } = around.reader
  const changed = rows.filter(isChanged)
  return (
    <>
      {inGroups(rows).map((group) => (
        <Group name={predicateText(group.predicate, words)} isAlone={group.rows.length === 1}>
          {words.has(`proposals.form.hint-${group.predicate}`) && (
            <p class="form__hint">{words.t(`proposals.form.hint-${group.predicate}`)}</p>
          )}
          {group.rows.map((row, at) => (
            <OneRow
              row={row}
              id={
                isChanged(row)
                  ? `field-fields.${changed.indexOf(row)}`
                  : `row-${group.predicate}-${at}`
              }
              fault={around.faults.find(
                ({ field }) => isChanged(row) && field === `fields.${changed.indexOf(row)}`,
              )}
              around={around}
            />
          ))}
        </Group>
      ))}
    </>
  )
}

/** What is said of one thing; one row alone bears its name itself. */
const Group = ({
  name,
  isAlone,
  children,
}: {
  name: string
  isAlone: boolean
  children: ComponentChildren
}) =>
  isAlone ? (
    <div class="proposed proposed--alone">{children}</div>
  ) : (
    <fieldset class="proposed">
      <legend>{name}</legend>
      {children}
    </fieldset>
  )

interface RowProps {
  row: Row
  id: string
  fault: Fault | undefined
  around: Around
}

function OneRow({ row, id, fault, around }: RowProps) {
  const { reader, text } = around
  const { words } = reader
  const { predicate, qualifier, before } = row
  const fact = { predicate, qualifier, value: before }
  const label = row.isFree
    ? words.t('proposals.form.add', { field: predicateText(predicate, words) })
    : fieldText(row, words)
  const told =
    fault === undefined
      ? {}
      : { 'aria-invalid': 'true' as const, 'aria-describedby': `fault-${id}` }
  return (
    <div class="proposed__row">
      <input type="hidden" name="predicate[]" value={predicate} />
      <input type="hidden" name="before[]" value={before} />
      <div class="proposed__said">
        <label for={id}>{label}</label>
        {!row.isFree && (
          <p class="form__hint">
            {before === '' ? (
              words.t('proposals.form.nothing-said')
            ) : (
              <bdi>{words.t('proposals.form.said', { value: text(fact) })}</bdi>
            )}
          </p>
        )}
        {before !== '' && <Sources sources={around.sourcesOf(fact)} reader={reader} />}
      </div>
      <div class="proposed__after">
        {fault !== undefined && (
          <p class="form__fault" id={`fault-${id}`}>
            {words.t(wordsOf(fault.reason, words), { field: label, ...fault.details })}
          </p>
        )}
        <Value row={row} attributes={{ id, ...told }} around={around} />
        <Qualifier row={row} label={label} around={around} />
      </div>
    </div>
  )
}

interface ControlProps {
  row: Row
  attributes: { id: string; 'aria-invalid'?: 'true'; 'aria-describedby'?: string }
  around: Around
}

/** Where the right value is written or chosen. */
function Value({ row, attributes, around }: ControlProps) {
  const { reader, choices, text } = around
  const { words } = reader
  const { predicate, qualifier, after, before, isFree } = row
  const select = (options: ComponentChildren, none: string) => (
    <select class="ds-input" name="after[]" {...attributes}>
      <option value="">{none}</option>
      {options}
    </select>
  )
  const none = words.t(
    isFree || before === '' ? 'proposals.form.nothing' : 'proposals.form.takes-away',
  )
  const isKept = !isFree && ['function', 'coverage', 'successor'].includes(predicate)
  if (isKept)
    return select(
      <option value={before} selected={after === before}>
        {words.t('proposals.form.keeps', { value: text({ predicate, qualifier, value: before }) })}
      </option>,
      none,
    )
  const named = (all: readonly Choice[]) => (
    <Options all={withHeld(all, row, text)} chosen={after} />
  )
  const called = (all: readonly string[], nameOf: (id: string) => string) =>
    named(all.map((id) => ({ id, name: nameOf(id) })))
  switch (predicate) {
    case 'kind':
      return select(
        called(officeKinds, (id) => words.t(`network.kind.${id}`)),
        none,
      )
    case 'function':
      return select(
        called(officeFunctions, (id) => words.t(`network.function.${id}`)),
        none,
      )
    case 'place':
      return select(named(choices.cities), none)
    case 'country':
      return select(named(choices.countries), none)
    case 'coverage':
      return select(<Places chosen={after} around={around} />, none)
    case 'successor':
      return select(named(choices.offices), none)
    case 'line':
      return select(named([...choices.offices, ...choices.units]), none)
    default:
      return (
        <input
          class="ds-input"
          type="text"
          name="after[]"
          dir="auto"
          maxLength={500}
          {...(predicate === 'name' && qualifier !== '' ? { lang: qualifier } : {})}
          {...attributes}
          value={after}
        />
      )
  }
}

/** What a value is for: chosen where a function or a succession is added, else as it is. */
function Qualifier({ row, label, around }: { row: Row; label: string; around: Around }) {
  const { words } = around.reader
  const { predicate, qualifier, isFree } = row
  const asked = isFree && (predicate === 'function' || predicate === 'successor')
  if (!asked) return <input type="hidden" name="qualifier[]" value={qualifier} />
  const of = words.t(`proposals.form.qualifier-${predicate}`)
  return (
    <select class="ds-input" name="qualifier[]" aria-label={`${label}: ${of}`}>
      {predicate === 'function' ? (
        <>
          <option value="">{words.t('proposals.form.everywhere')}</option>
          <Places chosen={qualifier} around={around} />
        </>
      ) : (
        successionManners.map((manner) => (
          <option value={manner} selected={manner === qualifier}>
            {words.t(`network.manner.${manner}`)}
          </option>
        ))
      )}
    </select>
  )
}

const Options = ({ all, chosen }: { all: readonly Choice[]; chosen: string }) => (
  <>
    {all.map(({ id, name }) => (
      <option value={id} selected={id === chosen}>
        {name}
      </option>
    ))}
  </>
)

const Places = ({ chosen, around }: { chosen: string; around: Around }) => {
  const { reader, choices } = around
  return (
    <>
      <optgroup label={reader.words.t('proposals.form.areas')}>
        <Options all={choices.areas} chosen={chosen} />
      </optgroup>
      <optgroup label={reader.words.t('proposals.form.countries')}>
        <Options all={choices.countries} chosen={chosen} />
      </optgroup>
    </>
  )
}

/** What is said stands among the choices, even where it is none of them any more. */
function withHeld(all: readonly Choice[], { predicate, qualifier, before }: Row, text: TextOf) {
  if (before === '' || all.some(({ id }) => id === before)) return all
  return [{ id: before, name: text({ predicate, qualifier, value: before }) }, ...all]
}
