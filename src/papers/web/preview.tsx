import type { FastifyInstance } from 'fastify'
import { page } from '#platform/http/answer.ts'
import { linkTo, type Reader } from '#platform/http/reader.ts'
import { Refusal } from '#platform/refusal.ts'
import { Page } from '#platform/ui/page.tsx'
import { Section } from '#platform/ui/section.tsx'
import { ProjectLink } from '#projects/web.tsx'
import { insideProject } from '#projects/web/drafting/draft.tsx'
import { PreviewQuery } from '#papers/forms.ts'
import type { PaperWish } from '#papers/model/paper.ts'
import { paths } from '#papers/paths.ts'
import { lackText } from '#papers/views/items.ts'
import { previewOf } from '#papers/views/making.ts'
import { PaperBlocks } from './blocks.tsx'

/** A document as it would be made of the record as it is at the moment, with what is missing for it. */
export function previewPage(app: FastifyInstance): void {
  page(
    app,
    paths.preview(':id'),
    PreviewQuery,
    async (reader, query, { id = '' }) => {
      const project = await insideProject(reader, id)
      const { words, locale } = reader
      const { template } = query
      const wish: PaperWish = {
        paper: query.paper === undefined || query.paper === '' ? 'proposal' : query.paper,
        language: query.language === undefined || query.language === '' ? locale : query.language,
        template: template === '' ? undefined : template,
      }
      const title = words.t('papers.preview-title', {
        title: words.t(`papers.paper.${wish.paper}`),
      })
      const made = await madeOrNot(reader, id, wish)
      const { paper, language } = wish
      const chosen = { paper, language, template: template ?? '' }
      return (
        <Page reader={reader} title={title} isOwn>
          <h1 class="ds-heading" data-size="lg">
            {title}
          </h1>
          <p class="lead">
            <ProjectLink project={project} reader={reader} />
          </p>
          {made instanceof Refusal ? (
            <p class="note">
              {words.t('papers.cannot-make', {
                reason: words.t(made.code.replace('/', '.'), made.details),
              })}
            </p>
          ) : (
            <>
              <p>{words.t('papers.preview-note')}</p>
              <Section title={words.t('papers.missing')} id="missing">
                {made.lacks.length === 0 ? (
                  <p>{words.t('papers.missing-none')}</p>
                ) : (
                  <ul>
                    {made.lacks.map((lack) => (
                      <li>{lackText(lack, words)}</li>
                    ))}
                  </ul>
                )}
              </Section>
            </>
          )}
          <p>
            <a
              class="ds-button"
              data-variant="secondary"
              href={linkTo(reader, `${paths.make(id)}?${new URLSearchParams(chosen).toString()}`)}
            >
              {words.t('papers.make')}
            </a>
          </p>
          {!(made instanceof Refusal) && (
            <Section title={words.t('papers.which')} id="paper">
              <PaperBlocks document={made.document} />
            </Section>
          )}
        </Page>
      )
    },
    'signed-in',
  )
}

/** What would be made, or why it cannot be. */
async function madeOrNot(reader: Reader, id: string, wish: PaperWish) {
  const { db, moment, site } = reader
  try {
    return await previewOf({ db, moment, site }, id, wish)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
