export function RouteFailure() {
  return <p>RouteFailure</p>
}
