import { Plus } from 'lucide-react'
import { useState } from 'react'

import { usePayload, useValue } from '~/document/hooks'
import { join } from '~/document/pointer'
import { useEdit } from '~/editors/form/edit'
import { Page, Section } from '~/editors/form/section'
import type { ViewProps } from '~/stage/view'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { t } from '~/text'
import { palettesOf } from './palette'
import { PaletteRow } from './palette-row'
import { RolesTable } from './roles-table'
import { systemOf } from './scale'
import { useTokens } from './tokens'
import { TokensNote } from './tokens-note'

// Seeds, the palettes made of them, and the roles that the themes give to their steps.
export function ColoursView({ project }: ViewProps) {
  const payload = usePayload()
  const tokens = useTokens(project.id)
  const palettes = palettesOf(systemOf(payload))
  return (
    <Page wide>
      <Section
        title={t('editors.design.colours.title')}
        hint={t('editors.design.colours.hint')}
        pointer="/seeds"
        actions={<TokensNote isPreview={tokens.isPreview} />}
      >
        <ul className="flex flex-col gap-5">
          {palettes.map((palette) => (
            <PaletteRow key={palette.role} palette={palette} compiled={tokens.shared} />
          ))}
        </ul>
        <AddRole taken={palettes.map((palette) => palette.role)} />
      </Section>
      <Section title={t('editors.design.roles.title')} hint={t('editors.design.roles.hint')}>
        <RolesTable tokens={tokens} />
      </Section>
    </Page>
  )
}

function AddRole({ taken }: { taken: string[] }) {
  const { set } = useEdit()
  const primary = useValue<string>('/seeds/primary') ?? '#2f5fd0'
  const [name, setName] = useState('')
  const isTaken = taken.includes(name.trim())
  return (
    <form
      className="mt-5 flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        if (!name.trim() || isTaken) return
        set(join('/seeds', name.trim()), primary, t('editors.design.colours.roleStep', { role: name.trim() }))
        setName('')
      }}
    >
      <TextField
        label={t('editors.design.colours.newRole')}
        hint={t('editors.design.colours.newRoleHint')}
        error={isTaken ? t('editors.design.colours.roleTaken', { role: name.trim() }) : undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
        className="w-56"
      />
      <Button type="submit" icon={<Plus size={14} aria-hidden />} className="mb-5">
        {t('editors.design.colours.addRole')}
      </Button>
    </form>
  )
}
