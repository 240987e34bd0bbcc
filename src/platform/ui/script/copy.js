/** Copies an address that stands in a field. Only an addition: without scripts the field can be copied by hand. */
class Copy extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector('template')
    if (!template) return
    template.replaceWith(template.content)
    const input = this.querySelector('input')
    this.querySelector('button').addEventListener('click', async () => {
      input.select()
      // Where the page is not served safely, browsers know no clipboard but what is selected can be copied.
      if (navigator.clipboard) await navigator.clipboard.writeText(input.value)
      else document.execCommand('copy')
      this.querySelector('[role=status]').textContent = this.dataset.done
    })
  }
}

customElements.define('meridian-copy', Copy)
