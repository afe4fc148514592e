import { Problem, type Place } from '~/api/client'

// Where a payload was refused (422), as pointers into the payload: the server's point into the request's body.
export function refusedPlaces(error: unknown): Place[] {
  if (!(error instanceof Problem) || error.status !== 422) return []
  return error.errors.map((place) => ({ ...place, pointer: place.pointer.replace(/^\/data(?=\/|$)/, '') }))
}
