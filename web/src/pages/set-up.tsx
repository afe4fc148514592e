import { useRouter } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent } from 'react'

import { get, patch, post } from '~/api/client'
import type { User } from '~/api/types'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure, Loading } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { LinkButton } from '~/ui/link-button'
import { Doorway } from './sign-in'
import { bytes, openWithLink, passwordBytes, takeToken, wayOn } from './sign-in-way'

// The owner that a new server makes has this address until somebody gives theirs.
const unnamed = 'local@localhost'

// The one-time link of a new server opens here; then its owner says who they are.
export function SetUp() {
  const [token] = useState(takeToken)
  const [owner, setOwner] = useState<User | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    const open = async () => {
      try {
        if (token) await openWithLink(token)
        setOwner(await get<User>('/users/me'))
      } catch (refused) {
        setError(refused)
      }
    }
    void open()
  }, [token])

  if (error !== null) {
    return (
      <Doorway title={t('pages.setUp.title')}>
        {token && <Failure error={error} />}
        <p>{t('pages.setUp.needsLink')}</p>
        <LinkButton to="/sign-in">{t('pages.setUp.toSignIn')}</LinkButton>
      </Doorway>
    )
  }
  if (!owner) return <Loading />
  if (owner.email !== unnamed) {
    return (
      <Doorway title={t('pages.setUp.doneTitle')}>
        <p>{t('pages.setUp.done', { email: owner.email })}</p>
        <LinkButton to="/" look="primary">
          {t('shell.toProjects')}
        </LinkButton>
      </Doorway>
    )
  }
  return (
    <Doorway title={t('pages.setUp.title')}>
      <p className="text-text-2">{t('pages.setUp.lead')}</p>
      <OwnerForm />
    </Doorway>
  )
}

function OwnerForm() {
  const router = useRouter()
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isShort = bytes(password) < passwordBytes
  const missing = (text: string) => (isTried && text.trim() === '' ? t('pages.signIn.empty') : undefined)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!email.trim() || !name.trim() || isShort) return
    setBusy(true)
    setError(null)
    try {
      await patch('/users/me', { email: email.trim(), name: name.trim() })
      await post('/users/me/password', { password })
      router.history.replace(await wayOn(undefined))
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      <TextField
        label={t('pages.signIn.email')}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        error={missing(email)}
        onChange={(e) => setEmail(e.target.value)}
      />
      <TextField label={t('pages.signIn.name')} autoComplete="name" value={name} error={missing(name)} onChange={(e) => setName(e.target.value)} />
      <TextField
        label={t('pages.signIn.password')}
        type="password"
        autoComplete="new-password"
        value={password}
        hint={t('pages.signIn.passwordRule')}
        error={isTried && isShort ? t('pages.signIn.passwordRule') : undefined}
        onChange={(e) => setPassword(e.target.value)}
      />
      {error !== null && <Failure error={error} />}
      <Button type="submit" look="primary" busy={isBusy}>
        {t('pages.setUp.action')}
      </Button>
    </form>
  )
}
