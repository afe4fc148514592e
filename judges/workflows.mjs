// Where the package keeps the workflow that the product's repository puts under .github/workflows/.
export function isWorkflow(name) {
  return name === 'infrastructure/ci.yml' || /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(name)
}
