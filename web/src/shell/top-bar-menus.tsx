import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  Check, ChevronsUpDown, CircleUser, FolderKanban, Keyboard, LayoutTemplate, LogOut, Monitor, Moon, Plus, Receipt, Settings, Sun,
} from 'lucide-react'

import { post } from '~/api/client'
import { me, projects, queries } from '~/api/queries'
import { t } from '~/text'
import { IconButton } from '~/ui/button'
import { Menu } from '~/ui/menu'
import { openShortcuts } from './shortcuts-sheet'
import { setTheme, themes, useAppearance } from './theme'

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const

export function ThemeMenu() {
  const theme = useAppearance((state) => state.theme)
  const Icon = themeIcons[theme]
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('shell.theme', { theme: t(`shell.themes.${theme}`) })}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-text-2 hover:bg-raised hover:text-text max-sm:hidden"
        >
          <Icon size={16} aria-hidden />
        </button>
      }
      items={themes.map((one) => {
        const OneIcon = one === theme ? Check : themeIcons[one]
        return { label: t(`shell.themes.${one}`), icon: <OneIcon size={14} aria-hidden />, onSelect: () => setTheme(one) }
      })}
    />
  )
}

export function UserMenu() {
  const navigate = useNavigate()
  const { data: user } = useQuery(me)
  const { theme } = useAppearance()
  const next = themes[(themes.indexOf(theme) + 1) % themes.length]!
  const signOut = async () => {
    await post('/auth/logout').catch(() => undefined) // an ended session is signed out too
    queries.clear()
    await navigate({ to: '/sign-in' })
  }
  const NextIcon = themeIcons[next]
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('shell.user', { name: user?.name ?? '' })}
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-md text-text-2 hover:bg-raised hover:text-text"
        >
          <CircleUser size={18} aria-hidden />
        </button>
      }
      items={[
        { label: t('shell.projects'), icon: <FolderKanban size={14} aria-hidden />, onSelect: () => void navigate({ to: '/' }) },
        { label: t('shell.newProject'), icon: <Plus size={14} aria-hidden />, onSelect: () => void navigate({ to: '/new' }) },
        { label: t('shell.templates'), icon: <LayoutTemplate size={14} aria-hidden />, onSelect: () => void navigate({ to: '/templates' }) },
        { label: t('shell.usage'), icon: <Receipt size={14} aria-hidden />, onSelect: () => void navigate({ to: '/usage' }) },
        'line',
        {
          label: t('shell.settings'),
          icon: <Settings size={14} aria-hidden />,
          onSelect: () => void navigate({ to: '/settings/$topic', params: { topic: 'profile' } }),
        },
        { label: t('shell.shortcuts'), icon: <Keyboard size={14} aria-hidden />, onSelect: openShortcuts },
        {
          label: t('shell.useTheme', { theme: t(`shell.themes.${next}`) }),
          icon: <NextIcon size={14} aria-hidden />,
          onSelect: () => setTheme(next),
        },
        'line',
        { label: t('shell.signOut'), icon: <LogOut size={14} aria-hidden />, onSelect: () => void signOut() },
      ]}
    />
  )
}

// The other projects, one click away.
export function ProjectMenu({ slug }: { slug: string }) {
  const navigate = useNavigate()
  const { data } = useQuery(projects())
  const others = (data ?? []).filter((one) => one.slug !== slug).slice(0, 8)
  return (
    <Menu
      trigger={
        <IconButton label={t('shell.switchProject')} className="!size-6">
          <ChevronsUpDown size={14} aria-hidden />
        </IconButton>
      }
      items={[
        ...others.map((one) => ({
          label: one.name,
          onSelect: () => void navigate({ to: '/p/$slug', params: { slug: one.slug } }),
        })),
        ...(others.length > 0 ? (['line'] as const) : []),
        { label: t('shell.allProjects'), onSelect: () => void navigate({ to: '/' }) },
        { label: t('shell.newProject'), onSelect: () => void navigate({ to: '/new' }) },
      ]}
    />
  )
}
