import type { Again } from '#platform/doors/forms.ts'
import { heldByRevision } from '#platform/doors/version.ts'
import type { Reader } from '#platform/http/reader.ts'
import type { Part } from '#platform/tree/part.ts'
import { Version } from '#platform/ui/conflict.tsx'
import { Field, Form, SubmitButton, typedOr } from '#platform/ui/form.tsx'

interface MoveProps<Each extends Part> {
  part: Each
  parts: readonly Each[]
  /** Under which other parts it can stand, and what each is called. */
  places: readonly Each[]
  called: (part: Each) => string
  /** How often the record was changed until now. */
  revision: number
  again: Again | null
  reader: Reader
}

/** The form that puts a part before or behind its neighbour of the same kind, or under another part; where it can stand nowhere else, that is said. */
export function MoveForm<Each extends Part>(props: MoveProps<Each>) {
  const { part, parts, places, reader } = props
  const peers = parts.filter(({ parent, kind }) => parent === part.parent && kind === part.kind)
  if (peers.length < 2 && places.length === 0)
    return <p class="note">{reader.words.t('platform.part.nowhere')}</p>
  return (
    <Form reader={reader}>
      <Version now={heldByRevision(props)} again={props.again} />
      <Neighbours part={part} peers={peers} reader={reader} />
      <Elsewhere {...props} />
    </Form>
  )
}

function Neighbours({
  part,
  peers,
  reader: { words },
}: {
  part: Part
  peers: readonly Part[]
  reader: Reader
}) {
  const at = peers.findIndex((each) => each.part === part.part)
  const button = (to: 'up' | 'down') => (
    <button class="ds-button" data-variant="secondary" type="submit" name="to" value={to}>
      {words.t(`platform.part.${to}`)}
    </button>
  )
  return (
    <p class="ways">
      {at > 0 && button('up')}
      {at < peers.length - 1 && button('down')}
    </p>
  )
}

function Elsewhere<Each extends Part>({ places, called, again, reader }: MoveProps<Each>) {
  const { words } = reader
  if (places.length === 0) return null
  const chosen = typedOr(again, 'parent')
  return (
    <fieldset>
      <legend>{words.t('platform.part.elsewhere')}</legend>
      <Field name="parent" label={words.t('platform.part.parent')} again={null} words={words}>
        {(attributes) => (
          <select class="ds-input" {...attributes}>
            {places.map((each) => (
              <option value={each.part} selected={each.part === chosen}>
                {called(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <p>
        <button class="ds-button" data-variant="secondary" type="submit" name="to" value="under">
          {words.t('platform.part.put-under')}
        </button>
      </p>
    </fieldset>
  )
}

/** The form that takes out a part. */
export const RemoveForm = ({
  label,
  revision,
  again,
  reader,
}: Pick<MoveProps<Part>, 'revision' | 'again' | 'reader'> & { label: string }) => (
  <Form reader={reader}>
    <Version now={heldByRevision({ revision })} again={again} />
    <p>
      <SubmitButton label={label} barred={null} id="no-remove" />
    </p>
  </Form>
)
