import { setSingleKeys, useSingleKeys } from '~/ui/shortcut'
import { KeyMap } from '~/shell/shortcuts-sheet'
import { t } from '~/text'
import { Check } from '~/ui/field'
import { Section } from '../page'

function SingleKeys() {
  const isOn = useSingleKeys((state) => state.isOn)
  return (
    <Check
      label={t('pages.appearance.singleKeys')}
      hint={t('pages.appearance.singleKeysHint')}
      checked={isOn}
      onChange={(event) => setSingleKeys(event.target.checked)}
    />
  )
}

export function Shortcuts() {
  return (
    <Section title={t('shell.shortcuts')}>
      <SingleKeys />
      <KeyMap />
    </Section>
  )
}
