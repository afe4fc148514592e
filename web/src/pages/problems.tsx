export function Problems() {
  return <p>Problems</p>
}
