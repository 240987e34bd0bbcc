/** An exact decimal number as text: at most fifteen digits, then at most six places. */
export const decimalPattern = /^-?\d{1,15}(\.\d{1,6})?$/

const places = 6

/** Whether the text is a number that can be kept exactly. */
export const isDecimal = (text: string): boolean => decimalPattern.test(text)

/** Whether the number has no places but zeros. */
export const isWhole = (text: string): boolean => units(text) % 10n ** BigInt(places) === 0n

/** Millionths, exactly. Refuses (throws) what is no decimal: whoever calls has asked `isDecimal`. */
export function units(text: string): bigint {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,6}))?$/.exec(text) ?? []
  if (whole === undefined) throw new Error(`not a decimal: ${text}`)
  return BigInt(`${sign}${whole}${fraction.padEnd(places, '0')}`)
}

/** The decimal of so many millionths, without zeros at its end. */
export function decimalOf(millionths: bigint): string {
  const sign = millionths < 0n ? '-' : ''
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(places + 1, '0')
  const fraction = digits.slice(-places).replace(/0+$/, '')
  return `${sign}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`
}

/** The sum, exactly; nothing adds up to 0. */
export const sumOf = (decimals: readonly string[]): string =>
  decimalOf(decimals.reduce((sum, each) => sum + units(each), 0n))

/** The first less the second, exactly. */
export const difference = (first: string, second: string): string =>
  decimalOf(units(first) - units(second))

/** Negative where the first is less, positive where it is more, 0 where they are the same number. */
export function compareDecimals(first: string, second: string): number {
  const [a, b] = [units(first), units(second)]
  return a < b ? -1 : Number(a > b)
}

/** A whole number of the smallest parts with so many places, rounded half up (away from zero) to fewer of them. */
function rounded(value: bigint, from: number, to: number): string {
  if (from <= to) return decimalOf(value * 10n ** BigInt(places - from))
  const step = 10n ** BigInt(from - to)
  const size = value < 0n ? -value : value
  const whole = (size * 2n + step) / (step * 2n)
  return decimalOf((value < 0n ? -whole : whole) * 10n ** BigInt(places - to))
}

/**
 * The product of all of these, worked out exactly and rounded once, half up (away from zero), to so many places, at most six: those of
 * a currency's minor unit, mostly. Nothing multiplies to 1.
 */
export const productOf = (factors: readonly string[], most = places): string =>
  rounded(
    factors.reduce((product, each) => product * units(each), 1n),
    factors.length * places,
    most,
  )

/** So many per cent of a number, worked out exactly and rounded half up (away from zero) to so many places, at most six. */
export const percentOf = (percentage: string, of: string, most = places): string =>
  productOf([percentage, of, '0.01'], most)

/** So many hundredths of the denominator, rounded half up to so many places. Both are no less than 0, the denominator more. */
export function percentageOf(numerator: string, denominator: string, most = 2): string {
  const scale = 10n ** BigInt(most)
  const scaled = units(numerator) * 100n * scale
  const rounded = (scaled * 2n + units(denominator)) / (units(denominator) * 2n)
  return decimalOf(rounded * 10n ** BigInt(places - most))
}

/** How many places the number is written with, zeros at its end left out. */
export const placesOf = (text: string): number =>
  (decimalOf(units(text)).split('.')[1] ?? '').length
