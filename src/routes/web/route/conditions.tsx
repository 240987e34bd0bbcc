import { linkTo, type Reader } from '#platform/http/reader.ts'
import { paths } from '#routes/paths.ts'
import type { Condition } from '#routes/views.ts'

/** The conditions of an endorsement, how far each is, and the way to say so. */
export function Conditions({
  conditions,
  reader,
}: {
  conditions: readonly Condition[]
  reader: Reader
}) {
  const { words } = reader
  return (
    <ul class="route-conditions">
      {conditions.map(({ id, text, due, state, postTitle, said }) => (
        <li id={id}>
          <span class={`route__mark route__mark--${state}`}>
            {words.t(`routes.condition.${state}`)}
          </span>{' '}
          <span class="comments__text" dir="auto">
            {text}
          </span>
          {due !== null && <small> {words.t('routes.page.until', { day: words.day(due) })}</small>}
          {state === 'met' && postTitle !== null && (
            <small>
              {' '}
              {words.t('routes.field.holder')}: <bdi>{postTitle}</bdi>
            </small>
          )}
          {said.length > 0 && (
            <ul>
              {said.map((each) => (
                <li>
                  <small>
                    {words.t(`routes.condition.said.${each.said}`)} · <bdi>{each.name}</bdi>
                    {' · '}
                    <time dateTime={each.at}>{words.instant(each.at)}</time>
                  </small>
                  {each.note !== '' && <p dir="auto">{each.note}</p>}
                </li>
              ))}
            </ul>
          )}
          {state !== 'confirmed' && reader.asker !== null && (
            <p>
              <a class="ds-link" href={linkTo(reader, paths.condition(id))}>
                {words.t(`routes.page.tell-condition.${state}`)}
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
