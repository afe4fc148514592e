import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'

import { stageNames } from '~/api/types'
import { bind, useShortcut } from '~/ui/shortcut'

// The keys that go somewhere: `g` and where to.
export function useMoves() {
  const navigate = useNavigate()
  const { slug, stage } = useParams({ strict: false })
  useShortcut('g d', () => void navigate({ to: '/' }))
  useShortcut('g n', () => void navigate({ to: '/new' }))
  useShortcut('g u', () => void navigate({ to: '/usage' }))
  useEffect(() => {
    if (!slug) return
    const toStage = (place: number) => {
      const name = stageNames[place]
      if (name) void navigate({ to: '/p/$slug/$stage', params: { slug, stage: name } })
    }
    const undo = [
      bind('g o', () => void navigate({ to: '/p/$slug', params: { slug } })),
      bind('g p', () => void navigate({ to: '/p/$slug/problems', params: { slug } })),
      bind('g t', () => void navigate({ to: '/p/$slug/trace', params: { slug } })),
      ...stageNames.map((_, place) => bind(`g ${place + 1}`, () => toStage(place))),
    ]
    if (stage) undo.push(bind('d', () => void navigate({ to: '/p/$slug/$stage/versions', params: { slug, stage } })))
    return () => undo.forEach((unbind) => unbind())
  }, [navigate, slug, stage])
}
