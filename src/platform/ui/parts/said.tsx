import { directionOfLanguage, type Wording } from '#platform/i18n/wording.ts'

/** A text in the language it is in, which need not be the page's. */
export const Said = ({ wording: { text, language } }: { wording: Wording }) => (
  <bdi lang={language} dir={directionOfLanguage(language)}>
    {text}
  </bdi>
)
