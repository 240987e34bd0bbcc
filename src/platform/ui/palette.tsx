import type { ComponentChildren } from 'preact'
import { linkTo, type Visitor } from '#platform/http/reader.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-palette': {
        class: string
        children: ComponentChildren
        [data: `data-${string}`]: string
      }
    }
  }
}

/** The search at hand, for those whose browser runs scripts; for all others it stays a template, which is never shown. */
export function Palette({ reader }: { reader: Visitor }) {
  const { words, locale, site } = reader
  const { path, types, notes } = site.search
  const inWords = (keys: Record<string, string>) =>
    JSON.stringify(
      Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, words.t(key)])),
    )
  const action = linkTo({ locale, asked: {} }, path)
  return (
    <meridian-palette
      class="at-hand"
      data-action={action}
      data-lang={locale}
      data-moment={JSON.stringify(reader.asked)}
      data-types={inWords(types)}
      data-notes={inWords(notes)}
      data-nothing={words.t('platform.palette.nothing')}
      data-failed={words.t('platform.palette.failed')}
    >
      <template>
        <button
          class="palette__open"
          type="button"
          aria-haspopup="dialog"
          aria-keyshortcuts="Control+K Meta+K /"
        >
          <span>{words.t('platform.palette.open')}</span>
        </button>
        <Dialog reader={reader} action={action} />
      </template>
    </meridian-palette>
  )
}

function Dialog({ reader, action }: { reader: Visitor; action: string }) {
  const { words, asked } = reader
  return (
    <dialog class="palette" closedby="any" aria-label={words.t('platform.palette.open')}>
      <button class="palette__close" type="button">
        {words.t('platform.palette.close')}
      </button>
      <form action={action} role="search">
        {Object.entries(asked).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <label for="palette-q">{words.t('platform.palette.label')}</label>
        <input
          class="ds-input"
          id="palette-q"
          type="text"
          name="q"
          role="combobox"
          aria-autocomplete="list"
          aria-controls="palette-list"
          aria-expanded={false}
          autocomplete="off"
          dir="auto"
          enterkeyhint="search"
          maxLength={200}
        />
        <button class="ds-button" type="submit">
          {words.t('platform.palette.go')}
        </button>
      </form>
      <div
        id="palette-list"
        role="listbox"
        aria-label={words.t('platform.palette.results')}
        hidden
      />
      <p role="status" />
    </dialog>
  )
}
