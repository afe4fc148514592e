// What one judge found, by design. A judge that counts nothing as checked has not looked.
export class Verdicts {
  #found

  constructor(designs) {
    this.#found = Object.fromEntries(designs.map((design) => [design.name, { checked: 0, errors: [] }]))
  }

  checked(design, count = 1) {
    this.#found[design.name].checked += count
  }

  error(design, text) {
    this.#found[design.name].errors.push(String(text).slice(0, 600))
  }

  all() {
    return this.#found
  }
}
