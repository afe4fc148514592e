// A MariaDB server of its own: data and socket in a temporary folder, no network, gone with the process.
import { mkdtempSync, rmSync } from 'node:fs'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'

export class MariadbServer {
  #folder = mkdtempSync(path.join(tmpdir(), 'judge-mariadb-'))
  #socket = path.join(this.#folder, 'socket')
  #server

  async start() {
    const user = process.getuid() === 0 ? ['--user=root'] : []
    const place = ['--no-defaults', `--datadir=${this.#folder}/data`, ...user]
    execFileSync('mariadb-install-db', [...place, '--auth-root-authentication-method=normal', '--skip-test-db'], { stdio: 'ignore' })
    this.#server = spawn('mariadbd', [
      ...place, `--socket=${this.#socket}`, `--pid-file=${this.#folder}/pid`, '--skip-networking',
      '--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0', '--innodb-flush-method=nosync', '--innodb-file-per-table=0', '--sql-mode=STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ENGINE_SUBSTITUTION',
    ], { stdio: 'ignore' })
    for (let tries = 0; this.run('mysql', 'SELECT 1').code !== 0; ++tries) {
      if (tries === 300 || this.#server.exitCode !== null) throw new Error('MariaDB does not start')
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  // The client on the database; stops at the first error. { code, out, err }
  run(database, sql) {
    const { status, stdout, stderr } = spawnSync(
      'mariadb', ['--no-defaults', `--socket=${this.#socket}`, '--user=root', '--default-character-set=utf8mb4', '--batch', '--raw', '--skip-column-names', database],
      { input: sql, encoding: 'utf8', maxBuffer: 2 ** 28 })
    return { code: status, out: stdout, err: stderr.trim() }
  }

  stop() {
    this.#server.kill('SIGKILL')
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
