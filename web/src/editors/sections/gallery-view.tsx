import { Link } from '@tanstack/react-router'

import { useDocumentState, useValue } from '~/document/hooks'
import { OfSaved } from '~/editors/form/of-saved'
import { Page } from '~/editors/form/section'
import { Assumptions } from '~/editors/form/assumptions'
import type { ViewProps } from '~/stage/view'
import { areasOf, useReferences, type Screen } from './references'

// Every screen as a picture, by area: whether they belong together is seen at one look.
export function GalleryView({ project, stage }: ViewProps) {
  const screens = useValue<Screen[]>('/sections') ?? []
  const { personas } = useReferences(project.id)
  const isChanged = useDocumentState((state) => state.isChanged)
  const tag = useDocumentState((state) => state.etag)
  return (
    <Page wide>
      {isChanged && <OfSaved project={project} stage={stage} />}
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {areasOf(screens).flatMap(({ places }) => places).map((place) => {
          const screen = screens[place]!
          return (
            <li key={place} data-pointer={`/sections/${place}`}>
              <Link
                to="/p/$slug/$stage"
                params={{ slug: project.slug, stage }}
                search={{ view: 'screens', sel: `/sections/${place}` }}
                className="block overflow-hidden rounded-md border border-line bg-surface hover:border-control"
              >
                <img
                  key={tag} // drawn again after a save
                  loading="lazy"
                  alt=""
                  src={`/api/projects/${project.id}/files/sections/${encodeURIComponent(screen.id ?? screen.name)}.svg`}
                  className="aspect-2/1 w-full border-b border-line bg-sunken object-cover object-top"
                />
                <span className="block px-3 py-2">
                  <span className="block font-medium">{screen.name}</span>
                  <span className="flex justify-between gap-3 text-meta text-text-2">
                    <span className="truncate font-mono">{screen.route}</span>
                    <span>{personas.find((one) => one.value === screen.persona)?.label ?? screen.persona}</span>
                  </span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
      <Assumptions project={project} />
    </Page>
  )
}
