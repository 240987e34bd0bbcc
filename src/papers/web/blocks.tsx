import type { Block, Column, Document, Passage } from '#platform/documents/document.ts'
import { directionIn, evened, spoken } from '#platform/documents/document.ts'

type Locale = Document['locale']

/** A passage in the language it is in, ends of lines kept. */
const Said = ({ passage, locale }: { passage: Passage; locale: Locale }) => {
  const { text, language } = spoken(passage, locale)
  const own = language === locale ? {} : { lang: language, dir: directionIn(language) }
  return (
    <span class="paper__text" {...own}>
      {text}
    </span>
  )
}

/** A document as it would stand on paper, below the headings of the page it is on. */
export const PaperBlocks = ({ document: { title, blocks, locale } }: { document: Document }) => (
  <div class="paper" lang={locale} dir={directionIn(locale)}>
    <p class="paper__title">{title}</p>
    {evened(blocks).map((block) => (
      <PaperBlock block={block} locale={locale} />
    ))}
  </div>
)

/** Numbers stand at the end of their cells, as on paper. */
const lookOf = (column: Column | undefined) =>
  column?.isNumeric === true ? 'paper__number' : undefined

/** The title of a column, as a telephone repeats it beside each cell. */
const titleOf = (column: Column | undefined): string => {
  const head = column?.head ?? ''
  return typeof head === 'string' ? head : head.text
}

function PaperBlock({ block, locale }: { block: Block; locale: Locale }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? (
        <h3 class="ds-heading" data-size="xs">
          <Said passage={block.text} locale={locale} />
        </h3>
      ) : (
        <h4 class="ds-heading" data-size="2xs">
          <Said passage={block.text} locale={locale} />
        </h4>
      )
    case 'paragraph':
      return (
        <p>
          <Said passage={block.text} locale={locale} />
        </p>
      )
    case 'notice':
      return (
        <p class="note">
          <strong>
            <Said passage={block.title} locale={locale} />
          </strong>{' '}
          <Said passage={block.text} locale={locale} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li>
              <Said passage={item} locale={locale} />
            </li>
          ))}
        </ul>
      )
    case 'table':
      return (
        <div class="paper__table">
          <table class="ds-table">
            <thead>
              <tr>
                {block.columns.map((column) => (
                  <th scope="col" class={lookOf(column)}>
                    <Said passage={column.head} locale={locale} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr>
                  {row.map((cell, at) => (
                    <td data-label={titleOf(block.columns[at])} class={lookOf(block.columns[at])}>
                      {cell !== '' && <Said passage={cell} locale={locale} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
  }
}
