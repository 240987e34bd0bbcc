/** The search at hand on every page: Ctrl+K or / opens it. Only an addition: the search page does the same without scripts. */

const make = (name, attributes, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

const isTyping = (target) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select'))

const pause = 150
const most = 8

class Palette extends HTMLElement {
  connectedCallback() {
    if (this.dialog) return
    this.moment = Object.entries(JSON.parse(this.dataset.moment))
    this.types = JSON.parse(this.dataset.types)
    this.notes = JSON.parse(this.dataset.notes)
    this.append(this.querySelector('template').content)
    const [button, leave] = this.querySelectorAll('[type=button]')
    this.dialog = this.querySelector('dialog')
    this.input = this.querySelector('[role=combobox]')
    this.list = this.querySelector('[role=listbox]')
    this.status = this.querySelector('[role=status]')
    button.addEventListener('click', () => this.show())
    leave.addEventListener('click', () => this.dialog.close())
    this.dialog.addEventListener('close', () => this.stop())
    this.input.addEventListener('input', () => this.wait())
    this.input.addEventListener('keydown', (event) => this.press(event))
    document.addEventListener('keydown', (event) => this.hear(event))
  }

  hear(event) {
    const isCommand =
      (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k'
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target)
    if (!isCommand && !isSlash) return
    event.preventDefault()
    this.show()
  }

  show() {
    if (!this.dialog.open) this.dialog.showModal()
    this.input.focus()
    this.input.select()
    if (this.list.hidden && this.input.value !== '') this.wait()
  }

  stop() {
    clearTimeout(this.timer)
    this.asked?.abort()
  }

  /** What was found for other words goes at once, so that Enter never leads to it. */
  wait() {
    this.stop()
    this.fill([])
    this.status.textContent = ''
    const text = this.input.value.trim()
    if (text !== '') this.timer = setTimeout(() => this.ask(text), pause)
  }

  async ask(q) {
    this.asked = new AbortController()
    const { signal } = this.asked
    const query = new URLSearchParams([
      ...Object.entries({ q, limit: most, lang: this.dataset.lang }),
      ...this.moment,
    ])
    try {
      const answer = await fetch(`/api/v1/search?${query}`, { signal })
      if (!answer.ok) throw new Error(answer.statusText)
      const { items } = await answer.json()
      if (signal.aborted) return
      this.fill(items)
      if (items.length === 0) this.status.textContent = this.dataset.nothing
    } catch {
      if (!signal.aborted) this.status.textContent = this.dataset.failed
    }
  }

  fill(items) {
    this.list.replaceChildren(...items.map((item, at) => this.option(item, at)))
    this.list.hidden = items.length === 0
    this.input.setAttribute('aria-expanded', String(items.length > 0))
    this.choose(0)
  }

  option({ type, name, language, page, standing, origin }, at) {
    const href = page
      ? `/${this.dataset.lang}${page}`
      : `${this.dataset.action}?q=${encodeURIComponent(name)}`
    const url = new URL(href, location.href)
    for (const [key, value] of this.moment) url.searchParams.set(key, value)
    const note = [this.types[type], this.notes[standing], this.notes[origin]]
      .filter(Boolean)
      .join(' ')
    return make(
      'a',
      { href: url.href, id: `palette-${at}`, role: 'option', tabindex: '-1' },
      make('bdi', { lang: language }, name),
      ' ',
      make('small', {}, note),
    )
  }

  choose(at) {
    const options = [...this.list.children]
    this.chosen = options.at(at % (options.length || 1))
    for (const each of options) each.setAttribute('aria-selected', String(each === this.chosen))
    if (!this.chosen) return this.input.removeAttribute('aria-activedescendant')
    this.input.setAttribute('aria-activedescendant', this.chosen.id)
    return this.chosen.scrollIntoView({ block: 'nearest' })
  }

  press(event) {
    if (event.isComposing || !this.chosen) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) this.choose([...this.list.children].indexOf(this.chosen) + step)
    else if (event.key === 'Enter') this.chosen.click()
    else return
    event.preventDefault()
  }
}

customElements.define('meridian-palette', Palette)
