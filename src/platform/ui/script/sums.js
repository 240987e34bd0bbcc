/** Reckons the lines of a budget while somebody types, as the server does. Only an addition: without scripts one sees the sums after saving. */
class Sums extends HTMLElement {
  connectedCallback() {
    this.places = Number(this.dataset.places)
    this.addEventListener('input', () => this.tell())
    // What the browser brought back when somebody returned to the page.
    this.tell()
  }

  tell() {
    let sum = 0n
    for (const output of this.querySelectorAll('output[data-cost]')) {
      const cost = this.cost(output.dataset.cost)
      output.textContent = cost === null ? '' : this.text(cost)
      sum += cost ?? 0n
    }
    const told = this.querySelector('[data-sum]')
    if (told) told.textContent = this.text(sum)
  }

  /** In the smallest unit of the currency, rounded half up; null where something is missing or is no number. */
  cost(line) {
    const factors = ['quantity', 'rate', 'duration', 'share'].map((field) => {
      const typed = this.querySelector(`[name="${line}.${field}"]`)?.value.trim() ?? ''
      if (typed === '' && field === 'duration') return '1'
      return typed === '' && field === 'share' ? '100' : typed
    })
    if (!factors.every((each) => /^\d{1,15}(\.\d{1,6})?$/.test(each))) return null
    const product = factors.reduce((all, each) => {
      const [whole, fraction = ''] = each.split('.')
      return all * BigInt(whole + fraction.padEnd(6, '0'))
    }, 1n)
    // Four times six places, and two of the percentage.
    const step = 10n ** BigInt(26 - this.places)
    return (product * 2n + step) / (step * 2n)
  }

  text(units) {
    const digits = String(units).padStart(this.places + 1, '0')
    const whole = this.places === 0 ? digits : digits.slice(0, digits.length - this.places)
    const locale = { en: 'en-GB', ar: 'ar-u-nu-latn' }[this.dataset.locale] ?? this.dataset.locale
    const style = new Intl.NumberFormat(locale)
    const point = style.formatToParts(1.5).find(({ type }) => type === 'decimal').value
    const fraction = this.places === 0 ? '' : point + digits.slice(digits.length - this.places)
    return style.format(BigInt(whole)) + fraction
  }
}

customElements.define('meridian-sums', Sums)
