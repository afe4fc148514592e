export function Templates() {
  return <p>Templates</p>
}
