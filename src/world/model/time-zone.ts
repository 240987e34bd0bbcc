import timeZoneOf from '@photostructure/tz-lookup'

/** A place on earth, in degrees. */
export interface Point {
  latitude: number
  longitude: number
}

/** The IANA time zone of a place, such as `Asia/Manila`; at sea one of `Etc/GMT…`. Refuses what is no place on earth. */
export const timeZoneAt = ({ latitude, longitude }: Point): string =>
  timeZoneOf(latitude, longitude)
