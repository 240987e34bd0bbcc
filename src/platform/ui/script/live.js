/**
 * A list that becomes what it is now while somebody looks at it: the server sends it whole when it became otherwise. Only an addition: without
 * scripts the page shows what was there when it was made. Nobody listens from a window that nobody sees.
 */
class Live extends HTMLElement {
  connectedCallback() {
    this.heard = new URL(this.dataset.from, location.href)
    this.onSight = () => (document.hidden ? this.leave() : this.listen())
    document.addEventListener('visibilitychange', this.onSight)
    this.onSight()
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.onSight)
    this.leave()
  }

  listen() {
    if (this.source) return
    this.source = new EventSource(this.heard)
    this.source.addEventListener('message', (message) => {
      this.heard.searchParams.set('since', message.lastEventId)
      this.show(JSON.parse(message.data))
    })
  }

  leave() {
    this.source?.close()
    this.source = null
  }

  show({ list, said, count }) {
    const place = this.querySelector('[data-live]')
    const before = place.textContent
    const held = place.contains(document.activeElement)
      ? document.activeElement.getAttribute('href')
      : null
    place.innerHTML = list
    // Whoever was at a link goes on from there.
    if (held !== null) place.querySelector(`[href="${CSS.escape(held)}"]`)?.focus()
    if (place.textContent === before) return
    for (const each of document.querySelectorAll('[data-work-count]'))
      each.textContent = count || ''
    this.querySelector('[role=status]').textContent = said
  }
}

customElements.define('meridian-live', Live)
