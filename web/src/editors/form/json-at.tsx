import { useEffect, useRef, useState } from 'react'

import type { Json } from '~/api/types'
import { useValue } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { TextArea } from '~/ui/field'
import { useEdit } from './edit'
import type { At } from './fields'
import { readJson } from './json-text'

const print = (value: Json | undefined) => (value === undefined ? '' : JSON.stringify(value, null, 2))

// A value of any shape, as JSON. While the text cannot be read, the last one that could stays in the document.
export function JsonAt({ pointer, label, hint, hideLabel }: At) {
  const value = useValue<Json>(pointer)
  const { set } = useEdit()
  const [text, setText] = useState(() => print(value))
  const written = useRef(value)
  useEffect(() => {
    if (value !== written.current) {
      written.current = value
      setText(print(value))
    }
  }, [value])
  const read = text.trim() === '' ? { value: undefined } : readJson(text)
  const error = 'mistake' in read ? t('editors.form.notJson', { ...read.mistake }) : undefined
  return (
    <TextArea
      {...{ label, hideLabel, error }}
      hint={hint ?? t('editors.form.jsonHint')}
      value={text}
      spellCheck={false}
      data-pointer={pointer}
      className="font-mono text-code"
      onChange={(event) => {
        const typed = event.target.value
        setText(typed)
        const now = typed.trim() === '' ? { value: undefined } : readJson(typed)
        if ('mistake' in now) return
        written.current = now.value
        set(pointer, now.value, inSentence(label))
      }}
    />
  )
}
