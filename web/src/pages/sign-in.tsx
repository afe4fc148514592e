import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'

import { get, post } from '~/api/client'
import { server } from '~/api/queries'
import { Wordmark } from '~/shell/wordmark'
import { t } from '~/text'
import { Button } from '~/ui/button'
import { Failure } from '~/ui/feedback'
import { TextField } from '~/ui/field'
import { bytes, openWithLink, passwordBytes, takeToken, wayOn } from './sign-in-way'

export function Doorway({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto flex w-full max-w-sm flex-col gap-5 px-4 pt-[14vh] pb-8">
      <Wordmark />
      <h1 className="text-section">{title}</h1>
      {children}
    </div>
  )
}

export function SignIn() {
  const { next } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const [token] = useState(takeToken)
  const [isOpening, setOpening] = useState(token !== null)
  const [error, setError] = useState<unknown>(null)
  const [isNew, setNew] = useState(false)
  const mayRegister = useQuery(server).data?.isRegistrationOpen ?? false

  useEffect(() => {
    if (!token) return
    const open = async () => {
      try {
        // A link that was used up still leads on in a browser that is signed in.
        await openWithLink(token).catch((refused: unknown) => get('/users/me').catch(() => Promise.reject(refused)))
        router.history.replace(await wayOn(next))
      } catch (refused) {
        setError(refused)
        setOpening(false)
      }
    }
    void open()
  }, [token, next, router])

  if (isOpening) {
    return (
      <Doorway title={t('pages.signIn.opening')}>
        <p role="status">{t('common.loading')}</p>
      </Doorway>
    )
  }
  return (
    <Doorway title={isNew ? t('pages.signIn.register') : t('pages.signIn.title')}>
      {error !== null && <Failure error={error} />}
      <SignInForm key={String(isNew)} isNew={isNew} done={async () => router.history.replace(await wayOn(next))} />
      {mayRegister && (
        <p className="text-text-2">
          <Button look="quiet" className="-ms-3" onClick={() => setNew(!isNew)}>
            {isNew ? t('pages.signIn.haveAccount') : t('pages.signIn.noAccount')}
          </Button>
        </p>
      )}
      <p className="text-meta text-text-2">{t('pages.signIn.linkHint')}</p>
    </Doorway>
  )
}

function SignInForm({ isNew, done }: { isNew: boolean; done: () => Promise<void> }) {
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const isShort = isNew && bytes(password) < passwordBytes
  const missing = (text: string) => (isTried && text.trim() === '' ? t('pages.signIn.empty') : undefined)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!email.trim() || !password || isShort || (isNew && !name.trim())) return
    setBusy(true)
    setError(null)
    try {
      if (isNew) await post('/auth/register', { email, name, password })
      await post('/auth/login', { email, password })
      await done()
    } catch (refused) {
      setError(refused)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
      {isNew && (
        <TextField label={t('pages.signIn.name')} autoComplete="name" value={name} error={missing(name)} onChange={(e) => setName(e.target.value)} />
      )}
      <TextField
        label={t('pages.signIn.email')}
        type="email"
        autoComplete="username"
        autoFocus
        value={email}
        error={missing(email)}
        onChange={(e) => setEmail(e.target.value)}
      />
      <TextField
        label={t('pages.signIn.password')}
        type="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        value={password}
        hint={isNew ? t('pages.signIn.passwordRule') : undefined}
        error={isTried && isNew && isShort ? t('pages.signIn.passwordRule') : missing(password)}
        onChange={(e) => setPassword(e.target.value)}
      />
      {error !== null && <Failure error={error} />}
      <Button type="submit" look="primary" busy={isBusy}>
        {isNew ? t('pages.signIn.registerAction') : t('pages.signIn.action')}
      </Button>
    </form>
  )
}
