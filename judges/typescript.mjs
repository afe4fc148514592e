import ts from 'typescript'

// Type-checks all sources in one program under --strict: calls `found` with the file's name and the message.
export function typeCheck(sources, found) {
  const options = {
    strict: true, noEmit: true, noUnusedLocals: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true,
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ['lib.es2022.d.ts'], types: [], skipLibCheck: true, moduleDetection: ts.ModuleDetectionKind.Force,
  }
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists } = host
  host.fileExists = (name) => sources.has(name) || fileExists.call(host, name)
  host.getSourceFile = (name, version) =>
    sources.has(name) ? ts.createSourceFile(name, sources.get(name), version) : getSourceFile.call(host, name, version)
  const program = ts.createProgram([...sources.keys()], options, host)
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0
    found(file?.fileName, `line ${line}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
  }
}
