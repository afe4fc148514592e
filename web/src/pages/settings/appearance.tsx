import { densities, setDensity, setTheme, themes, useAppearance } from '~/shell/theme'
import { t } from '~/text'
import { Segmented } from '~/ui/segmented'
import { Section } from '../page'

export function Appearance() {
  const { theme, density } = useAppearance()
  return (
    <Section title={t('pages.settings.topics.appearance')} lead={t('pages.appearance.lead')}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="font-medium">{t('pages.appearance.theme')}</span>
          <Segmented
            label={t('pages.appearance.theme')}
            value={theme}
            onChange={setTheme}
            choices={themes.map((value) => ({ value, label: t(`shell.themes.${value}`) }))}
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <div>
            <p className="font-medium">{t('pages.appearance.density')}</p>
            <p className="text-meta text-text-2">{t('pages.appearance.densityHint')}</p>
          </div>
          <Segmented
            label={t('pages.appearance.density')}
            value={density}
            onChange={setDensity}
            choices={densities.map((value) => ({ value, label: t(`pages.appearance.densities.${value}`) }))}
          />
        </div>
      </div>
    </Section>
  )
}
