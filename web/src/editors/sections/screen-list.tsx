import { useState } from 'react'

import { t } from '~/text'
import { SearchField } from '~/ui/search-field'
import { areasOf, type Screen } from './references'

interface Props {
  screens: Screen[]
  chosen: number
  open: (place: number) => void
}

export function ScreenList({ screens, chosen, open }: Props) {
  const [query, setQuery] = useState('')
  const wanted = query.trim().toLowerCase()
  const fits = (screen: Screen) => `${screen.name} ${screen.route ?? ''} ${screen.id ?? ''}`.toLowerCase().includes(wanted)
  const areas = areasOf(screens)
    .map(({ area, places }) => ({ area, places: places.filter((place) => fits(screens[place]!)) }))
    .filter(({ places }) => places.length > 0)
  return (
    <div className="flex flex-col gap-3">
      <SearchField label={t('editors.sections.search')} value={query} onChange={setQuery} />
      {areas.length === 0 && <p className="text-text-2">{t('editors.form.noMatch', { query })}</p>}
      {areas.map(({ area, places }) => (
        <div key={area}>
          <h3 className="mb-0.5 text-caps text-text-3 uppercase">{area || t('editors.sections.start')}</h3>
          <ul>
            {places.map((place) => {
              const screen = screens[place]!
              return (
                <li key={place}>
                  <button
                    type="button"
                    aria-current={place === chosen ? 'true' : undefined}
                    onClick={() => open(place)}
                    className={`flex min-h-8 w-full flex-col rounded-md px-2 py-1 text-start ${
                      place === chosen ? 'bg-accent-soft text-accent-text' : 'hover:bg-raised'
                    }`}
                  >
                    <span className="font-medium">{screen.name || t('editors.form.unnamed')}</span>
                    <span className="max-w-full truncate font-mono text-meta text-text-2">{screen.route}</span>
                  </button>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </div>
  )
}
