import { Outlet, useNavigate, useRouter, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

import { connection, get } from '~/api/client'
import { queries } from '~/api/queries'
import { t } from '~/text'
import { useTitle } from './app-frame-title'
import { useMoves } from './app-frame-moves'
import { useFavicon } from './favicon'
import { Palette } from './palette'
import { press } from '~/ui/shortcut'
import { ShortcutsSheet } from './shortcuts-sheet'
import { TopBar } from './top-bar'

// What is around every page. A project's frame brings its own `main`, beside the rail.
export function AppFrame() {
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOpenToAll = path === '/sign-in' || path === '/setup'
  useTitle()
  useFavicon()
  useSignedOut()
  useEffect(() => {
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  const page = path.startsWith('/p/') ? (
    <Outlet />
  ) : (
    <main id="main" tabIndex={-1} className="flex-1 outline-none">
      <Outlet />
    </main>
  )
  if (isOpenToAll) return <div className="flex min-h-dvh flex-col">{page}</div>
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:start-2 focus:top-1"
      >
        {t('shell.skip')}
      </a>
      <TopBar />
      <Offline />
      {page}
      <Moves />
      <Palette />
      <ShortcutsSheet />
    </div>
  )
}

function Moves() {
  useMoves()
  return null
}

// Where the server asks who this is, the sign-in page does, and comes back here.
function useSignedOut() {
  const navigate = useNavigate()
  const router = useRouter()
  useEffect(() => {
    const leave = () => {
      const { href, pathname } = router.state.location
      if (pathname === '/sign-in' || pathname === '/setup') return
      queries.clear()
      void navigate({ to: '/sign-in', search: { next: href === '/' ? undefined : href } })
    }
    connection.addEventListener('signed-out', leave)
    return () => connection.removeEventListener('signed-out', leave)
  }, [navigate, router])
}

const askAgainMs = 3_000

function Offline() {
  const [isLost, setIsLost] = useState(false)
  useEffect(() => {
    const lost = () => setIsLost(true)
    const back = () => {
      setIsLost(false)
      void queries.invalidateQueries()
    }
    connection.addEventListener('lost', lost)
    connection.addEventListener('back', back)
    return () => {
      connection.removeEventListener('lost', lost)
      connection.removeEventListener('back', back)
    }
  }, [])
  useEffect(() => {
    if (!isLost) return
    const timer = setInterval(() => void get('/users/me').catch(() => undefined), askAgainMs)
    return () => clearInterval(timer)
  }, [isLost])
  return (
    <div role="status">
      {isLost && <p className="border-b border-warn bg-warn-soft px-4 py-1.5 text-center font-medium text-warn">{t('shell.offline')}</p>}
    </div>
  )
}
