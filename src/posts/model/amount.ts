/** An amount of money: a decimal number as exact text, and its currency (ISO 4217). */
export interface Amount {
  amount: string
  currency: string
}

const shape = /^(\d{1,15})(?:\.(\d{1,6}))?$/

/** Whether the text is an amount: digits, at most six places, no sign, no separators of thousands. */
export const isAmount = (text: string): boolean => shape.test(text)

/** Millionths, exactly. Refuses (throws) what is no amount. */
function millionths(text: string): bigint {
  const [, whole, places = ''] = shape.exec(text) ?? []
  if (whole === undefined) throw new Error(`not an amount: ${text}`)
  return BigInt(`${whole}${places.padEnd(6, '0')}`)
}

/** Whether the first amount is more than the second, exactly; both in one currency. */
export const isMore = (first: string, second: string): boolean =>
  millionths(first) > millionths(second)
