import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'

import { patch, post } from '~/api/client'
import { changed, me, queries, sessions } from '~/api/queries'
import type { User } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading, notify } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { Section } from '../page'
import { bytes, passwordBytes } from '../sign-in-way'

export function Profile() {
  const { data: user, error } = useQuery(me)
  if (error) return <Failure error={error} />
  if (!user) return <Loading />
  return (
    <>
      <Person key={user.updatedAt} user={user} />
      <Password />
    </>
  )
}

function Person({ user }: { user: User }) {
  const [name, setName] = useState(user.name)
  const [email, setEmail] = useState(user.email)
  const [error, setError] = useState<unknown>(null)
  const isChanged = name.trim() !== user.name || email.trim() !== user.email
  const set = async (change: { name: string; email: string }) => {
    queries.setQueryData(me.queryKey, await patch<User>('/users/me', change))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    try {
      await set({ name: name.trim(), email: email.trim() })
      notify(t('pages.settings.saved'), () => void set({ name: user.name, email: user.email }))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Section title={t('pages.settings.topics.profile')}>
      <form onSubmit={(event) => void submit(event)} className="flex max-w-md flex-col gap-3">
        <TextField label={t('pages.signIn.name')} value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        <TextField
          label={t('pages.signIn.email')}
          type="email"
          autoComplete="email"
          value={email}
          hint={t('pages.settings.emailHint')}
          onChange={(event) => setEmail(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
        <Button type="submit" look="primary" className="self-start" disabled={!isChanged || !name.trim() || !email.trim()}>
          {t('pages.settings.saveProfile')}
        </Button>
      </form>
    </Section>
  )
}

function Password() {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isShort = bytes(password) < passwordBytes
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    setError(null)
    if (isShort) return
    try {
      await post('/users/me/password', { password, ...(current ? { currentPassword: current } : {}) })
      setCurrent('')
      setPassword('')
      setTried(false)
      await changed(sessions.queryKey)
      notify(t('pages.settings.passwordSet'))
    } catch (refused) {
      setError(refused)
    }
  }
  return (
    <Section title={t('pages.settings.password')} lead={t('pages.settings.passwordLead')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex max-w-md flex-col gap-3">
        <TextField
          label={t('pages.settings.currentPassword')}
          type="password"
          autoComplete="current-password"
          hint={t('pages.settings.currentHint')}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
        />
        <TextField
          label={t('pages.settings.newPassword')}
          type="password"
          autoComplete="new-password"
          hint={t('pages.signIn.passwordRule')}
          error={isTried && isShort ? t('pages.signIn.passwordRule') : undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        {error !== null && <Failure error={error} />}
        <Button type="submit" look="primary" className="self-start">
          {t('pages.settings.setPassword')}
        </Button>
      </form>
    </Section>
  )
}
