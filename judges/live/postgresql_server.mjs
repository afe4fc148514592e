// A PostgreSQL server of its own: data and socket in a temporary folder, no network, gone with the process.
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { execFileSync, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'

export class PostgresqlServer {
  #folder = mkdtempSync(path.join(tmpdir(), 'judge-postgresql-'))
  #binaries = newest('/usr/lib/postgresql')

  // initdb refuses root, so root hands the server to the user `postgres`.
  constructor() {
    if (process.getuid() === 0) {
      const id = (kind) => Number(execFileSync('id', [kind, 'postgres'], { encoding: 'utf8' }))
      chownSync(this.#folder, id('-u'), id('-g'))
    }
    this.#asServer('initdb', '-D', `${this.#folder}/data`, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
    const settings = `-c listen_addresses= -k ${this.#folder} -c fsync=off -c full_page_writes=off -c max_locks_per_transaction=2048`
    this.#asServer('pg_ctl', '-D', `${this.#folder}/data`, '-l', `${this.#folder}/log`, '-w', '-t', '60', '-o', settings, 'start')
  }

  // psql on the database; stops at the first error. { code, out, err }
  run(database, sql) {
    const { status, stdout, stderr } = spawnSync(
      'psql', ['-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-h', this.#folder, '-U', 'postgres', '-d', database, '-f', '-'],
      { input: sql, encoding: 'utf8', maxBuffer: 2 ** 28, env: { ...process.env, LC_ALL: 'C.UTF-8' } })
    return { code: status, out: stdout, err: stderr.trim() }
  }

  stop() {
    this.#asServer('pg_ctl', '-D', `${this.#folder}/data`, '-m', 'immediate', 'stop')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #asServer(command, ...words) {
    const program = path.join(this.#binaries, command)
    const call = process.getuid() === 0
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', '--', program, ...words]]
      : [program, words]
    execFileSync(...call, { stdio: 'ignore', cwd: this.#folder })
  }
}

function newest(folder) {
  const versions = existsSync(folder) ? readdirSync(folder).sort((a, b) => Number(b) - Number(a)) : []
  if (versions.length === 0) throw new Error('PostgreSQL is not installed')
  return path.join(folder, versions[0], 'bin')
}
