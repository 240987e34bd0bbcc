/** Counts the words of a field while somebody writes in it, as the server counts them. Only an addition: without scripts one sees the count after saving. */
class Words extends HTMLElement {
  connectedCallback() {
    const field = document.getElementById(this.dataset.of)
    if (!field) return
    const tell = () => {
      const count = field.value.split(/\s+/u).filter((each) => each).length
      this.textContent = this.dataset.told.replace('#', count)
      this.toggleAttribute('data-over', count > Number(this.dataset.most ?? Infinity))
    }
    field.addEventListener('input', tell)
    // What the browser brought back when somebody returned to the page.
    tell()
  }
}

customElements.define('meridian-words', Words)
