import { useQuery } from '@tanstack/react-query'

import { stageOf } from '~/api/queries'
import { useValue } from '~/document/hooks'
import { useEdit } from '~/editors/form/edit'
import { CheckAt, ChoiceAt, TextAt } from '~/editors/form/fields'
import { ListAt } from '~/editors/form/list'
import { Page, Section } from '~/editors/form/section'
import { TagsAt } from '~/editors/form/tags'
import type { ViewProps } from '~/stage/view'
import { Button } from '~/ui/button'
import { inSentence, t } from '~/text'
import { StatusColours } from './status-colours'

interface Screen {
  id?: string
  name: string
}

const layouts = ['sidebar', 'topbar', 'tabs', 'none'] as const

// The frame around the screens, and the colours of states.
export function ShellView({ project }: ViewProps) {
  const shell = useValue('/applicationShell')
  const { set } = useEdit()
  const sections = useQuery(stageOf(project.id, 'sections')).data?.stage.data?.sections as Screen[] | undefined
  const roles = useRoles(project.id)
  const screens = (sections ?? []).map((screen) => ({ value: screen.id ?? screen.name, label: screen.name }))
  return (
    <Page>
      <Section title={t('editors.design.shell.title')} hint={t('editors.design.shell.hint')} pointer="/applicationShell">
        {shell === undefined ? (
          <Button onClick={() => set('/applicationShell', { layout: 'sidebar', navigation: [] }, inSentence(t('editors.design.shell.title')))}>
            {t('editors.design.shell.add')}
          </Button>
        ) : (
          <div className="flex flex-col gap-4">
            <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
              <ChoiceAt
                pointer="/applicationShell/layout"
                label={t('editors.design.shell.layout')}
                required
                choices={layouts.map((value) => ({ value, label: t(`editors.design.shell.layouts.${value}`) }))}
              />
              <div className="flex min-h-8 items-center">
                <CheckAt pointer="/applicationShell/collapsible" label={t('editors.design.shell.collapsible')} />
              </div>
            </div>
            <div>
              <h3 className="mb-1 font-medium">{t('editors.design.shell.navigation')}</h3>
              <ListAt
                pointer="/applicationShell/navigation"
                what={t('editors.design.shell.entry')}
                title={(item) => String(item.label ?? '')}
                note={(item) => {
                  const screen = screens.find((one) => one.value === item.section)?.label ?? String(item.section ?? '')
                  return screen === item.label ? '' : screen
                }}
                blank={() => ({ label: '', section: screens[0]?.value ?? '' })}
                empty={t('editors.design.shell.noEntries')}
              >
                {(pointer, item) => (
                  <div className="grid gap-3 sm:grid-cols-2">
                    <TextAt pointer={`${pointer}/label`} label={t('editors.design.shell.label')} required />
                    <ChoiceAt
                      pointer={`${pointer}/section`}
                      label={t('editors.design.shell.screen')}
                      required
                      choices={screens}
                      hint={
                        sections && item.section && !screens.some((screen) => screen.value === item.section) ? (
                          <span className="text-error">{t('editors.design.shell.noScreen', { screen: String(item.section) })}</span>
                        ) : undefined
                      }
                    />
                    <TextAt pointer={`${pointer}/icon`} label={t('editors.design.shell.icon')} mono />
                    <TagsAt pointer={`${pointer}/roles`} label={t('editors.design.shell.roles')} hint={t('editors.design.shell.rolesHint')} suggestions={roles} />
                  </div>
                )}
              </ListAt>
            </div>
          </div>
        )}
      </Section>
      <StatusColours project={project.id} />
    </Page>
  )
}

export function useRoles(project: string): string[] {
  const auth = useQuery(stageOf(project, 'api')).data?.stage.data?.auth as { roles?: { all?: string[] } } | undefined
  return auth?.roles?.all ?? []
}
