/** Makes or shows a passkey and sends its form. Without scripts, or where a browser has no passkeys, the page offers other ways. */
class Passkey extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector('template')
    if (!template) return
    const canDo = window.PublicKeyCredential?.parseRequestOptionsFromJSON
    const without = this.querySelector('p')
    if (!canDo) return without.replaceChildren(this.dataset.unable)
    without.remove()
    template.replaceWith(template.content)
    this.querySelector('button').addEventListener('click', (event) => {
      event.preventDefault()
      void this.ask()
    })
  }

  async ask() {
    const form = this.closest('form')
    if (!form.reportValidity()) return
    const status = this.querySelector('[role=status]')
    status.textContent = ''
    const { create, get } = JSON.parse(this.dataset.options)
    try {
      const made = create
        ? await navigator.credentials.create({
            publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(create),
          })
        : await navigator.credentials.get({
            publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(get),
          })
      this.querySelector('[name=answer]').value = JSON.stringify(made)
      form.submit()
    } catch {
      status.textContent = this.dataset.failed
    }
  }
}

customElements.define('meridian-passkey', Passkey)
