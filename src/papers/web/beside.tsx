import { linkTo, type Reader } from '#platform/http/reader.ts'
import { WayTo } from '#platform/ui/form.tsx'
import { Table } from '#platform/ui/table.tsx'
import { barredFrom } from '#delivery/web/ground.ts'
import type { ProjectBeside } from '#projects/web/beside.ts'
import { makingRights } from '#papers/actions/issuing.ts'
import type { PaperIssued } from '#papers/model/paper.ts'
import { paths } from '#papers/paths.ts'
import { papersOf } from '#papers/views/issued.ts'

/** The documents of a project to send, on its page, for those inside: the way to make one, and those that were made. */
export const papersBeside: ProjectBeside = async (reader, { project, isInside }) => {
  if (!isInside || reader.asker === null) return {}
  const { words, db, moment } = reader
  const issued = await papersOf(db, moment, project.id)
  const barred = await barredFrom(reader, project, makingRights)
  const children = (
    <>
      {moment.asKnown === null && (
        <p class="ways">
          <WayTo
            href={linkTo(reader, paths.make(project.id))}
            label={words.t('papers.make')}
            barred={barred}
            id="no-make-paper"
          />{' '}
          <a class="ds-link" href={linkTo(reader, paths.preview(project.id))}>
            {words.t('papers.preview')}
          </a>
        </p>
      )}
      {issued.length === 0 ? (
        <p class="empty">{words.t('papers.issued-none')}</p>
      ) : (
        <Issued
          issued={issued}
          mayTell={barred === null && moment.asKnown === null}
          reader={reader}
        />
      )}
    </>
  )
  const count = issued.length
  return {
    sections: [{ id: 'papers', title: words.t('papers.title'), count, at: 'life', children }],
  }
}

interface IssuedProps {
  issued: readonly PaperIssued[]
  mayTell: boolean
  reader: Reader
}

function Issued({ issued, mayTell, reader }: IssuedProps) {
  const { words } = reader
  return (
    <Table
      caption={words.t('papers.issued')}
      rows={issued}
      idOf={({ number }) => `paper-${number}`}
      columns={[
        {
          title: words.t('papers.which'),
          cell: (each) => (
            <>
              {words.t(`papers.paper.${each.paper}`)}{' '}
              {each.isDraft && <small>({words.t('papers.is-draft')})</small>}
              <br />
              <a
                class="ds-link"
                href={linkTo(reader, paths.paper(each.project, each.number))}
                aria-label={`${words.t('papers.download')}: ${each.name}`}
              >
                <bdi dir="ltr">{each.name}</bdi>
              </a>
            </>
          ),
        },
        {
          title: words.t('papers.language'),
          cell: ({ language }) => words.languageName(language) ?? language,
        },
        {
          title: words.t('papers.template'),
          cell: ({ template }) => (
            <bdi dir="ltr">
              {template.id}@{template.version}
            </bdi>
          ),
        },
        {
          title: words.t('papers.made-on'),
          cell: ({ at, by }) => (
            <>
              {words.instant(at)}
              {by.postTitle !== null && (
                <>
                  <br />
                  <small>{by.postTitle}</small>
                </>
              )}
            </>
          ),
        },
        {
          title: words.t('papers.sent-to'),
          cell: (each) => (
            <>
              {each.sent.map(({ recipient, day }) => (
                <div>{words.t('papers.sent-entry', { recipient, day: words.day(day) })}</div>
              ))}
              {mayTell && (
                <a
                  class="ds-link"
                  href={linkTo(reader, paths.sent(each.project, each.number))}
                  aria-label={`${words.t('papers.tell-sent')}: ${each.name}`}
                >
                  {words.t('papers.tell-sent')}
                </a>
              )}
            </>
          ),
        },
        {
          title: words.t('papers.fingerprint'),
          cell: ({ hash }) => (
            <bdi dir="ltr">
              <code title={hash}>{hash.slice(0, 12)}</code>
            </bdi>
          ),
        },
      ]}
    />
  )
}
