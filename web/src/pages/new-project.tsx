import { useSearch } from '@tanstack/react-router'

import { t } from '~/text'
import { NewProjectForm } from './new-project-form'

export function NewProject() {
  const { template } = useSearch({ from: '/new' })
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-[8vh] pb-16 sm:px-6">
      <NewProjectForm template={template} title={t('pages.new.question')} />
    </div>
  )
}
