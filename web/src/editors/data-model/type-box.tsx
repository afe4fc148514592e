import { useId } from 'react'

import { useValue } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { TextField } from '~/ui/field'
import { useEdit } from '../form/edit'
import { Tags } from '../form/tags'
import { enumValues, printType, readType, usualTypes } from './type-grammar'

// The type of a field, held to the grammar as it is typed.
export function TypeBox({ pointer, label, hideLabel }: { pointer: string; label: string; hideLabel?: boolean }) {
  const type = String(useValue(pointer) ?? '')
  const { set } = useEdit()
  const list = useId()
  const read = readType(type)
  return (
    <>
      <TextField
        {...{ label, hideLabel }}
        error={'problem' in read ? t(`editors.dataModel.typeProblems.${read.problem}`) : undefined}
        value={type}
        list={list}
        spellCheck={false}
        autoComplete="off"
        data-pointer={pointer}
        className="font-mono text-code"
        onChange={(event) => set(pointer, event.target.value, inSentence(label))}
      />
      <datalist id={list}>
        {usualTypes.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  )
}

// The values of an enum, each with its own way out.
export function EnumValues({ pointer }: { pointer: string }) {
  const type = String(useValue(pointer) ?? '')
  const { set } = useEdit()
  const values = enumValues(type)
  if (!values) return null
  const isList = type.trim().endsWith('[]')
  return (
    <Tags
      label={t('editors.dataModel.enumValues')}
      tags={values}
      mono
      onChange={(next) => next.length > 0 && set(pointer, printType({ base: 'enum', arguments: next.map((one) => one.replace(/[(),]/g, '')), isList }), inSentence(t('editors.dataModel.enumValues')))}
    />
  )
}
