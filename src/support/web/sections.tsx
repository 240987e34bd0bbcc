import { linkTo, type Reader } from '#platform/http/reader.ts'
import type { SignedReader } from '#platform/doors/asker.ts'
import { type RecordSection, Section } from '#platform/ui/section.tsx'
import { permits } from '#posts/permits.ts'
import { targetAt } from '#posts/views/targets.ts'
import type { ProjectBeside } from '#projects/web.tsx'
import { paths } from '#support/paths.ts'
import { type RequestFilter, requestList } from '#support/views.ts'
import { RequestTable } from './parts.tsx'

/** So many of the latest stand on the page; the list has them all. */
const few = 5

const latest = (reader: SignedReader, filter: RequestFilter) =>
  requestList({ ...reader, moment: reader.asker.today }, filter, { limit: few })

async function mayAsk(reader: SignedReader, office: { id: string; name: string | null }) {
  const { db, asker } = reader
  const target = await targetAt(db, asker, office, asker.today.asOf)
  return permits('projects.develop', asker, target).isAllowed
}

const signedReader = (reader: Reader): SignedReader | null =>
  reader.asker === null ? null : { ...reader, asker: reader.asker }

/** The requests that an office made or has, on its page, for those who may see them; and the way to ask, for those who may. */
export const officeSupportSection: RecordSection = async (visitor, office) => {
  const reader = signedReader(visitor)
  if (reader === null) return null
  const { words } = reader
  const { items, total } = await latest(reader, { either: office })
  const asks = await mayAsk(reader, { id: office, name: null })
  if (total === 0 && !asks) return null
  return (
    <Section id="support" title={words.t('support.page.title')}>
      {items.length === 0 ? (
        <p class="empty">{words.t('support.page.none')}</p>
      ) : (
        <>
          <RequestTable
            requests={items}
            caption={words.t('support.page.count', { count: total })}
            reader={reader}
          />
          <p>
            <a class="ds-link" href={linkTo(reader, paths.support, { view: 'all', office })}>
              {words.t('support.page.all-of-office')}
            </a>
          </p>
        </>
      )}
      {asks && <Ask reader={reader} query={{ office }} />}
    </Section>
  )
}

const Ask = ({ reader, query }: { reader: SignedReader; query: Record<string, string> }) => (
  <p>
    <a
      class="ds-button"
      data-variant="secondary"
      href={linkTo({ locale: reader.locale, asked: {} }, paths.make, query)}
    >
      {reader.words.t('support.page.ask')}
    </a>
  </p>
)

/** On the page of a project, for those inside: the requests that are tied to it, and the way to ask. */
export const supportBeside: ProjectBeside = async (visitor, { project, isInside }) => {
  const reader = signedReader(visitor)
  if (reader === null || !isInside) return {}
  const { words } = reader
  const { items, total } = await latest(reader, { project: project.id })
  const asks = await mayAsk(reader, { id: project.office, name: project.officeName })
  if (total === 0 && !asks) return {}
  return {
    sections: [
      {
        id: 'support',
        title: words.t('support.page.title'),
        at: 'life',
        ...(total === 0 ? {} : { count: total }),
        children: (
          <>
            {items.length > 0 && (
              <RequestTable
                requests={items}
                caption={words.t('support.page.count', { count: total })}
                reader={reader}
              />
            )}
            {asks && (
              <Ask reader={reader} query={{ project: project.id, office: project.office }} />
            )}
          </>
        ),
      },
    ],
  }
}
