import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Section } from '#platform/ui/section.tsx'
import { paths } from '#history/paths.ts'
import { timelineOf } from '#history/views.ts'
import { EntryList } from './entry-list.tsx'

const latest = 5

/** The last deeds about a record, as a part of its page; nothing where there are none that the reader may see. */
export const historySection =
  (type: string) =>
  async (reader: Reader, id: string): Promise<preact.VNode | null> => {
    const subject = `${type}:${id}`
    const { items, total } = await timelineOf(reader, subject, { limit: latest, cursor: null })
    if (items.length === 0) return null
    const { words } = reader
    return (
      <Section title={words.t('history.title')}>
        <EntryList items={items} reader={reader} isOfRecord />
        {total > items.length && (
          <p>
            <a class="ds-link" href={linkTo(reader, paths.history, { record: subject })}>
              {words.t('history.all', { count: total })}
            </a>
          </p>
        )}
      </Section>
    )
  }
