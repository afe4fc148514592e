import type { Answers } from '~/document/document'
import type { Json, Question, StageName } from '~/api/types'

// An answer is a text, a list, or both: {selected, text}. An empty text means: left to the engine ("decide for me").

export const leftToEngine = ''
export const isLeft = (answer: Json | undefined) => answer === leftToEngine

export function selectedOf(answer: Json | undefined): string[] {
  if (Array.isArray(answer)) return answer.map(String)
  if (answer !== null && typeof answer === 'object') return selectedOf(answer.selected)
  return []
}

export function textOf(answer: Json | undefined): string {
  if (typeof answer === 'string') return answer
  if (answer !== null && typeof answer === 'object' && !Array.isArray(answer)) return textOf(answer.text)
  return ''
}

// The lines of a list, also where an earlier answer is a text.
export function linesOf(answer: Json | undefined): string[] {
  if (typeof answer === 'string') return answer === '' ? [] : answer.split('\n')
  return selectedOf(answer)
}

export function chosenOf(answer: Json | undefined): string[] {
  const selected = selectedOf(answer)
  const text = typeof answer === 'string' ? answer : ''
  return selected.length > 0 || text === '' ? selected : [text]
}

export const together = (selected: string[], text: string): Json => (text === '' ? selected : { selected, text })

export function isAnswered(answer: Json | undefined): boolean {
  return linesOf(answer).some((line) => line.trim() !== '') || textOf(answer).trim() !== ''
}

export const isSettled = (question: Question, answer: Json | undefined) =>
  !question.required || isAnswered(answer) || isLeft(answer)

export const missing = (questions: Question[], answers: Answers) =>
  questions.filter((question) => !isSettled(question, answers[question.topic]))

// What a stage's userInput tells of earlier answers: JSON of topics, or for the product the bare idea.
export function answersIn(stage: StageName, userInput: string | null): Answers {
  if (!userInput) return {}
  if (userInput.trimStart().startsWith('{')) {
    try {
      return JSON.parse(userInput)
    } catch {
      // a text that begins with a brace
    }
  }
  return stage === 'product' ? { idea: userInput } : {}
}

// What is sent to the engine. A question that is left to it is not mentioned, unless an earlier answer has to be taken back.
export function toSend(answers: Answers, earlier: Answers): Answers {
  const sent: Answers = {}
  for (const [topic, answer] of Object.entries(answers)) {
    if (isAnswered(answer)) sent[topic] = Array.isArray(answer) ? answer.filter((line) => String(line).trim() !== '') : answer
    else if (isAnswered(earlier[topic])) sent[topic] = leftToEngine
  }
  return sent
}

// An answer in one line, by the words of its choices.
export function summary(question: Question, answer: Json | undefined): string {
  const label = (id: string) => question.choices?.find((choice) => choice.id === id)?.label ?? id
  const words = (question.choices ? chosenOf(answer) : linesOf(answer)).filter((line) => line.trim() !== '').map(label)
  const text = typeof answer === 'string' ? '' : textOf(answer)
  return [...words, ...(text ? [text] : [])].join(question.kind === 'textarea' ? ' ' : ', ')
}
