import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { ComponentChildren } from 'preact'
import type { Reader } from '#platform/http/reader.ts'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'meridian-passkey': {
        class: string
        children: ComponentChildren
        'data-options': string
        'data-failed': string
        'data-unable': string
      }
    }
  }
}

interface PasskeyButtonProps {
  reader: Reader
  label: string
  wish:
    | { create: PublicKeyCredentialCreationOptionsJSON }
    | { get: PublicKeyCredentialRequestOptionsJSON }
  isQuiet?: boolean
}

/** Makes or shows a passkey and sends the form it stands in with it, as `answer`. Without scripts it says that it needs them. */
export function PasskeyButton({ reader, label, wish, isQuiet = false }: PasskeyButtonProps) {
  const { words } = reader
  return (
    <meridian-passkey
      class="passkey"
      data-options={JSON.stringify(wish)}
      data-failed={words.t('people.keys.failed')}
      data-unable={words.t('people.keys.unable')}
    >
      <input type="hidden" name="answer" value="" />
      <template>
        <button class="ds-button" data-variant={isQuiet ? 'secondary' : 'primary'} type="submit">
          {label}
        </button>
        <small role="status" />
      </template>
      <p>{words.t('people.keys.scripts')}</p>
    </meridian-passkey>
  )
}
