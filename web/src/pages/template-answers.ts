import type { Json, Payload, Question } from '~/api/types'

// A template's defaults of one stage: answers of the interview (JSON text, by topic) and, where it has them, a whole payload.

export interface StageDefault {
  data: Payload | null
  answers: { topic: string; question: string; values: string[] }[]
}

function valuesOf(answer: Json, choices: Map<string, string>): string[] {
  const word = (value: Json) => choices.get(String(value)) ?? String(value)
  if (answer === null || answer === '') return []
  if (Array.isArray(answer)) return answer.map(word)
  if (typeof answer !== 'object') return [word(answer)]
  const selected = Array.isArray(answer.selected) ? answer.selected.map(word) : []
  return typeof answer.text === 'string' && answer.text ? [...selected, answer.text] : selected
}

function parsed(text: Json | undefined): { [topic: string]: Json } | null {
  if (typeof text !== 'string' || !text.trim().startsWith('{')) return null
  try {
    return JSON.parse(text) as { [topic: string]: Json }
  } catch {
    return null
  }
}

// 'scale-expectations' → "Scale expectations", where a template answers what is not asked any more.
const titled = (topic: string) => topic.charAt(0).toUpperCase() + topic.slice(1).replace(/-/g, ' ')

export function defaultOf(value: Json | undefined, questions: readonly Question[]): StageDefault {
  if (value === null || value === undefined || typeof value !== 'object' || Array.isArray(value)) return { data: null, answers: [] }
  const data = value.data !== null && typeof value.data === 'object' && !Array.isArray(value.data) ? value.data : null
  const answers = parsed(value.userInput)
  if (!answers) {
    const text = typeof value.userInput === 'string' ? value.userInput : ''
    return { data, answers: text ? [{ topic: 'idea', question: 'Idea', values: [text] }] : [] }
  }
  return {
    data,
    answers: Object.entries(answers).map(([topic, answer]) => {
      const asked = questions.find((question) => question.topic === topic)
      const choices = new Map((asked?.choices ?? []).map(({ id, label }) => [id, label]))
      return { topic, question: asked?.question ?? titled(topic), values: valuesOf(answer, choices) }
    }),
  }
}
