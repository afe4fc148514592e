export function InterviewPage() {
  return <p>InterviewPage</p>
}
