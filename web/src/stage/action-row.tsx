import { useNavigate } from '@tanstack/react-router'
import { ArrowRight, Ellipsis, RotateCcw, Trash2 } from 'lucide-react'
import { useState } from 'react'

import { post, Problem } from '~/api/client'
import { stageNames, type Project, type Stage } from '~/api/types'
import { useDocument, useDocumentState } from '~/document/hooks'
import { inSentence, t } from '~/text'
import { Button, IconButton } from '~/ui/button'
import { Failure, notify } from '~/ui/feedback'
import { Menu, type MenuItem } from '~/ui/menu'
import { shown, useShortcut } from '~/ui/shortcut'
import { GenerateDialog, useGenerate } from './generate'
import { answersIn, toSend } from './answers'
import { usePanel } from './panel'
import { refresh } from './project'
import { ReopenDialog } from './reopen'
import { SaveState } from './save-state'
import { UndoRedo } from './undo'

const isAboutFindings = (error: unknown) => error instanceof Problem && error.code === 'has-findings'

type Asked = null | 'generate' | 'reopen' | 'reopen-and-save'

// What can be done with the stage as a whole, always in reach.
export function ActionRow({ project, stage }: { project: Project; stage: Stage }) {
  const document = useDocument()
  const navigate = useNavigate()
  const isChanged = useDocumentState((state) => state.isChanged)
  const hasConflict = useDocumentState((state) => state.conflict !== null)
  const isReadOnly = useDocumentState((state) => state.readOnly !== null)
  const panel = usePanel()
  const [asked, setAsked] = useState<Asked>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const name = stage.stageName
  const label = t(`common.stages.${name}`)
  const isComplete = stage.status === 'complete'
  const isExport = name === 'export'
  const next = stageNames[stageNames.indexOf(name) + 1]

  async function save(): Promise<boolean> {
    if (!(await document.save())) return false
    void refresh(project)
    return true
  }

  async function saveAndSay() {
    if (!isChanged || isReadOnly || hasConflict || isBusy) return
    if (isComplete) return setAsked('reopen-and-save')
    setBusy(true)
    if (await save()) notify(t('stage.saved', { stage: label }))
    setBusy(false)
  }

  async function complete() {
    setBusy(true)
    setError(null)
    try {
      if (isChanged && !(await save())) return
      await post(`/projects/${project.id}/stages/${name}/complete`)
      notify(t('stage.completed', { stage: label }))
    } catch (error) {
      setError(error)
      if (isAboutFindings(error)) panel.open('problems')
    } finally {
      setBusy(false)
      void refresh(project)
    }
  }

  const generateNow = useGenerate(project, name)
  // The first time there is nothing to be weighed: one click.
  async function generate() {
    if (isReadOnly || hasConflict || isBusy) return
    if (stage.version !== null || isChanged) return setAsked('generate')
    setBusy(true)
    setError(null)
    try {
      await generateNow({ answers: toSend(document.getState().answers ?? {}, answersIn(name, stage.userInput)) })
      document.forgetDraft()
    } catch (error) {
      setError(error)
      setBusy(false)
    }
  }

  async function discard() {
    const before = document.getState().current
    await document.discard()
    notify(t('stage.discarded', { stage: label }), () => document.replace(t('stage.discardUndone'), before))
  }

  useShortcut('mod+s', () => void saveAndSay())
  useShortcut('mod+Enter', () => void generate())
  useShortcut('a', () => void complete(), { isOn: stage.status === 'review' && !isReadOnly && !hasConflict && !isBusy })

  const more: MenuItem[] = [
    ...(isChanged
      ? [{ label: t('stage.discard'), icon: <Trash2 size={14} aria-hidden />, danger: true, onSelect: () => void discard() }]
      : []),
    ...(isComplete
      ? [{ label: t('stage.reopen.ask'), icon: <RotateCcw size={14} aria-hidden />, onSelect: () => setAsked('reopen') }]
      : []),
  ]

  if (isReadOnly) return null
  return (
    <div className="sticky bottom-0 z-10 border-t border-line bg-surface lg:static">
      {error !== null && (
        <div className="p-3 pb-0">
          {isAboutFindings(error) ? (
            <p role="alert" className="rounded-md border border-error bg-error-soft px-3 py-2">
              {t('stage.notCompleted', { stage: label })}
            </p>
          ) : (
            <Failure error={error} />
          )}
        </div>
      )}
      <div role="group" aria-label={t('stage.actions')} className="flex flex-wrap items-center gap-2 px-3 py-2">
        {!isReadOnly && (
          <>
            {isComplete && !isChanged && next ? (
              <Button
                look="primary"
                icon={<ArrowRight size={14} aria-hidden />}
                onClick={() => void navigate({ to: '/p/$slug/$stage', params: { slug: project.slug, stage: next } })}
              >
                {t('stage.next', { stage: t(`common.stages.${next}`) })}
              </Button>
            ) : (
              stage.status === 'review' && (
                <Button look="primary" busy={isBusy} disabled={hasConflict} onClick={() => void complete()}>
                  {t(isChanged ? 'stage.saveAndComplete' : 'stage.complete')}
                </Button>
              )
            )}
            <Button look={stage.version === null ? 'primary' : 'plain'} busy={isBusy} disabled={hasConflict} onClick={() => void generate()}>
              {t(stage.version === null ? 'stage.generate.go' : 'stage.generate.again', { stage: inSentence(label) })}
            </Button>
            {(!isExport || isChanged) && (
              <Button
                busy={isBusy}
                disabled={!isChanged || hasConflict}
                className={isChanged ? undefined : 'max-sm:hidden'}
                title={`${t(isChanged ? 'stage.saveHint' : 'stage.nothingToSave')} (${shown('mod+s')})`}
                onClick={() => void saveAndSay()}
              >
                {t('stage.save')}
              </Button>
            )}
          </>
        )}
        <div className="ms-auto flex flex-wrap items-center gap-2">
          <SaveState />
          <UndoRedo />
          {more.length > 0 && (
            <Menu
              trigger={
                <IconButton label={t('stage.more')}>
                  <Ellipsis size={16} aria-hidden />
                </IconButton>
              }
              items={more}
            />
          )}
        </div>
      </div>
      {asked === 'generate' && <GenerateDialog project={project} stage={stage} open onOpenChange={() => setAsked(null)} />}
      {asked === 'reopen' && (
        <ReopenDialog project={project} stage={name} open onOpenChange={() => setAsked(null)} action={t('stage.reopen.go', { stage: label })} />
      )}
      {asked === 'reopen-and-save' && (
        <ReopenDialog
          project={project}
          stage={name}
          open
          onOpenChange={() => setAsked(null)}
          then={save}
          action={t('stage.reopen.andSave')}
        />
      )}
    </div>
  )
}
