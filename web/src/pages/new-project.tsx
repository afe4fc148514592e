export function NewProject() {
  return <p>NewProject</p>
}
